package io.holdfast.crypto;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published test vectors beside the checkout. */
public final class Vectors {
  private static final Path FOLDER = Path.of("..", "..", "shared", "vectors");

  private Vectors() {}

  /** The text of a file of vectors; where they are absent the test is skipped, and says so. */
  public static String read(String path) {
    Path file = FOLDER.resolve(path);
    if (!Files.exists(file)) {
      String notice = "SKIPPED: no published vectors at " + file + ", relative to the module";
      System.err.println(notice);
      return abort(notice);
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
