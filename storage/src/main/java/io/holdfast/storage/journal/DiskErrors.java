package io.holdfast.storage.journal;

import io.holdfast.storage.StorageException;
import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageFullException;
import java.io.IOException;
import java.nio.file.Path;

/** Tells a full disk, which passes, from a broken one, which doesn't. */
final class DiskErrors {

  private DiskErrors() {}

  /** For a write of {@code length} bytes that failed and left nothing behind. */
  static StorageException ofWrite(SegmentFiles files, Path file, long length, IOException cause) {
    try {
      if (isFull(files, length, cause)) {
        return new StorageFullException(files.directory(), words(cause), cause);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return broken("writing to", file, cause);
  }

  /** For what cannot be taken back or tried again. */
  static StorageFailedException broken(String doing, Path file, IOException cause) {
    return new StorageFailedException(
        doing
            + " "
            + file
            + " failed ("
            + words(cause)
            + "): nothing is written until a restart; check the disk",
        cause);
  }

  // The JDK tells a full disk from a broken one only in words, which the platform chooses.
  private static boolean isFull(SegmentFiles files, long length, IOException cause)
      throws IOException {
    String words = words(cause);
    return words.contains("No space left")
        || words.contains("quota exceeded")
        || files.usableBytes() < length;
  }

  private static String words(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
