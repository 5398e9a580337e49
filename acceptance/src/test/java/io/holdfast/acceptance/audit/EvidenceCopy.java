package io.holdfast.acceptance.audit;

import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Finished;
import io.holdfast.acceptance.program.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A copy of a log that somebody may tamper with, and have verified. */
record EvidenceCopy(Path directory, String key) {
  static EvidenceCopy of(Path log, Path to, String key) {
    return new EvidenceCopy(Checkout.copy(log, to), key);
  }

  LogFiles files() {
    return new LogFiles(directory);
  }

  /** Changes the leaves of a full bundle. */
  void changeBundle(long bundle, Consumer<List<byte[]>> change) {
    Path file = files().bundleFile(bundle);
    try {
      List<byte[]> leaves = split(Files.readAllBytes(file));
      change.accept(leaves);
      Files.write(file, join(leaves));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> split(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes);
    List<byte[]> leaves = new ArrayList<>();
    while (data.hasRemaining()) {
      byte[] leaf = new byte[Short.toUnsignedInt(data.getShort())];
      data.get(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  private static byte[] join(List<byte[]> leaves) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      data.write(leaf.length >> 8);
      data.write(leaf.length);
      data.writeBytes(leaf);
    }
    return data.toByteArray();
  }

  /** Replaces one of the log's files. */
  void replace(String name, String content) {
    try {
      Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the log's files. */
  String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(Path file) {
    try {
      Checkout.remove(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has it verified with the key that was kept apart from it. */
  Finished verified(String... more) {
    List<String> words = new ArrayList<>(List.of("audit", "verify", "-vkey=" + key));
    words.addAll(List.of(more));
    words.add(directory.toString());
    return Launcher.holdfast(words.toArray(String[]::new)).run();
  }

  /** Has it verified with the key that lies in it. */
  Finished verifiedByItsOwnKey() {
    return Launcher.holdfast("audit", "verify", directory.toString()).run();
  }
}
