package io.holdfast.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Stored bytes are not what was written. The store does not open: a backup must be restored. */
public final class StorageDamagedException extends StorageException {
  public StorageDamagedException(Path file, String detail, @Nullable Throwable cause) {
    super(file + " is damaged: " + detail + "; restore the data directory from a backup", cause);
  }

  public StorageDamagedException(Path file, long offset, String detail) {
    this(file, "at offset " + offset + ", " + detail, null);
  }
}
