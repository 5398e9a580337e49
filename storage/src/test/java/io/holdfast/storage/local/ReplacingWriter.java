package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.bytes;

import io.holdfast.storage.Entry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The process that gets killed while it replaces everything, again and again. */
final class ReplacingWriter {

  static final int ENTRIES = 400;

  private ReplacingWriter() {}

  public static void main(String[] args) {
    LocalStorage storage = CrashingWriter.open(Path.of(args[0]), args[1]);
    PrintStream done = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int round = Integer.parseInt(args[2]);
    while (true) {
      int number = ++round;
      storage.replace(
          IntStream.range(0, ENTRIES)
              .mapToObj(i -> new Entry("entry/" + i, bytes(number + " " + "x".repeat(500))))
              .iterator());
      done.println(number);
      storage.update(tx -> tx.put("after", bytes(String.valueOf(number))));
    }
  }
}
