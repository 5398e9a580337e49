package io.holdfast.storage;

import java.nio.file.Path;

/** A directory holds something that this program does not read: another format, or no store. */
public final class StorageFormatException extends StorageException {
  public StorageFormatException(Path file, String detail) {
    super(file + ": " + detail, null);
  }
}
