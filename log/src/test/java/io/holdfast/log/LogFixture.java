package io.holdfast.log;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.log.note.Ed25519NoteSigner;
import io.holdfast.log.note.NoteSigner;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.write.TileLogWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Real logs in real directories, with a fixed key. */
public final class LogFixture {
  public static final String ORIGIN = "holdfast.example/node-1";

  private LogFixture() {}

  /** The signer under a name; seed 0 is the usual one. */
  public static NoteSigner signer(String origin, int seed) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (seed + i);
    }
    return new Ed25519NoteSigner(origin, SecretBytes.take(bytes));
  }

  public static NoteSigner signer() {
    return signer(ORIGIN, 0);
  }

  public static VerifierKey key() {
    return signer().verifierKey();
  }

  /** Entry {@code index}, as the acceptance program and the published roots have it too. */
  public static byte[] entry(long index) {
    return ("entry " + index).getBytes(StandardCharsets.UTF_8);
  }

  public static List<byte[]> entries(long from, long to) {
    return LongStream.range(from, to).mapToObj(LogFixture::entry).toList();
  }

  /** Writes a log that has a checkpoint at each of these sizes; returns the last one. */
  public static SignedCheckpoint write(Path directory, long... sizes) {
    try (TileLogWriter log = TileLogWriter.open(directory, ORIGIN)) {
      log.signer(signer());
      for (long size : sizes) {
        log.append(log.size(), entries(log.size(), size));
        log.checkpoint();
      }
      return log.head().orElseThrow();
    }
  }

  public static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
