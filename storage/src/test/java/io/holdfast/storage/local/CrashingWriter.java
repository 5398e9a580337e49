package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.bytes;
import static io.holdfast.storage.contract.Values.number;
import static io.holdfast.storage.contract.Values.put;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.holdfast.storage.Follower;
import io.holdfast.storage.Storage;
import io.holdfast.storage.WriteTx;
import io.holdfast.storage.contract.Threads;
import io.holdfast.storage.journal.Disk;
import io.holdfast.storage.journal.LogLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process that gets killed. Each of its writers raises a counter of its own, and with it leaves
 * a key and a record for each number; an acknowledged number is a line on standard output. A
 * follower copies the records to a file of its own, as an audit log does, and releases them.
 */
final class CrashingWriter {

  /** Small, so that segments come and go all the time. */
  static final LogLimits LIMITS = new LogLimits(64 << 10, 0);

  static final int WRITERS = 16;
  private static final int MAX_PADDING_BYTES = 3000;

  private CrashingWriter() {}

  static LocalStorage open(Path data, String table) {
    return new StoreOpening(LIMITS, Disk.REAL).open(data, Optional.of(table));
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Storage storage = open(directory.resolve("data"), args[1]);
    CopyOfRecords copy = new CopyOfRecords(directory.resolve("copy"), storage);
    storage.journal().follow(copy.next(), copy);
    PrintStream acknowledged = new PrintStream(System.out, true, UTF_8);
    Threads.inParallel(WRITERS, writer -> writeForEver(storage, writer, acknowledged));
  }

  private static void writeForEver(Storage storage, int writer, PrintStream acknowledged) {
    while (true) {
      int number = storage.<Integer>write(tx -> step(tx, writer));
      acknowledged.println(writer + " " + number);
    }
  }

  private static int step(WriteTx tx, int writer) {
    int number = number(tx, "counter/" + writer) + 1;
    put(tx, "counter/" + writer, number);
    String padding = "x".repeat(number * 37 % MAX_PADDING_BYTES);
    put(tx, key(writer, number), number + padding);
    if (number > 10) {
      tx.delete(key(writer, number - 10));
    }
    tx.record(bytes(writer + " " + number + " " + padding));
    return number;
  }

  static String key(int writer, int number) {
    return "entry/" + writer + "/" + number;
  }

  /** A file with a line for each record; the line number is the record's. */
  static final class CopyOfRecords implements Follower {
    private final Storage storage;
    private final FileChannel file;
    private final long next;

    CopyOfRecords(Path path, Storage storage) throws IOException {
      this.storage = storage;
      this.file = FileChannel.open(path, CREATE, APPEND);
      String text = Files.readString(path);
      int whole = text.lastIndexOf('\n') + 1;
      file.truncate(whole);
      next = text.substring(0, whole).lines().count();
    }

    long next() {
      return next;
    }

    @Override
    public void records(long first, List<byte[]> records) {
      StringBuilder lines = new StringBuilder();
      for (byte[] record : records) {
        String[] words = new String(record, UTF_8).split(" ", 3);
        lines.append(words[0]).append(' ').append(words[1]).append('\n');
      }
      try {
        ByteBuffer out = ByteBuffer.wrap(bytes(lines.toString()));
        while (out.hasRemaining()) {
          file.write(out);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      storage.journal().release(first + records.size());
    }
  }
}
