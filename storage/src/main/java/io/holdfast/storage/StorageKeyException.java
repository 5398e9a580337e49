package io.holdfast.storage;

/** A key that no store takes: empty, too long, or not valid Unicode. The key is not repeated. */
public final class StorageKeyException extends StorageException {
  public StorageKeyException(String message) {
    super(message, null);
  }
}
