package io.holdfast.storage;

/** The store was closed. */
public final class StorageClosedException extends StorageException {
  public StorageClosedException() {
    super("the storage is closed", null);
  }
}
