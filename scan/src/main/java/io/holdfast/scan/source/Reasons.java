package io.holdfast.scan.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Why something could not be read, without a word of what it holds. */
final class Reasons {
  private static final int LONGEST = 200;

  private Reasons() {}

  static String of(Throwable e) {
    return switch (e) {
      case Budget.Exceeded exceeded -> String.valueOf(exceeded.getMessage());
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file";
      case EOFException _ -> "ends too early";
      case ZipException zip -> "is damaged: " + message(zip);
      case IOException io -> "cannot be read: " + message(io);
      case StackOverflowError _ -> "is nested too deeply";
      default -> "is damaged: " + e.getClass().getSimpleName();
    };
  }

  private static String message(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String clean = message.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }

  /** All of a stream that must be read whole. */
  static byte[] whole(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw new Budget.Exceeded(
          "is larger than " + (most >> 20) + " MiB, which is the most for its kind");
    }
    return bytes;
  }
}
