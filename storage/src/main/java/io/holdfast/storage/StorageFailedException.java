package io.holdfast.storage;

import org.jspecify.annotations.Nullable;

/**
 * The disk failed. After a failed write or sync, what is on the disk is known only after a restart:
 * until then, reads go on and nothing is written.
 */
public final class StorageFailedException extends StorageException {
  public StorageFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
