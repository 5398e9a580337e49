package io.holdfast.storage;

import org.jspecify.annotations.Nullable;

/**
 * Anything that keeps a store from doing its work. The message says what, where, and what to do.
 */
public abstract sealed class StorageException extends RuntimeException
    permits RecordsMissingException,
        StorageClosedException,
        StorageDamagedException,
        StorageFailedException,
        StorageFormatException,
        StorageFullException,
        StorageKeyException,
        StorageLockedException {

  StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
