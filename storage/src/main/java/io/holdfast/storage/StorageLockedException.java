package io.holdfast.storage;

import java.nio.file.Path;

/** Another process, or another store of this one, has the data directory open. */
public final class StorageLockedException extends StorageException {
  public StorageLockedException(Path directory, String holder) {
    super(
        "the data directory "
            + directory
            + " is in use by "
            + holder
            + "; stop it, or give this server a directory of its own",
        null);
  }
}
