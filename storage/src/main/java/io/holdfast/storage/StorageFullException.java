package io.holdfast.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * There is no room left on the disk. Nothing of the transaction was changed; reads go on, and
 * writing resumes by itself when there is room.
 */
public final class StorageFullException extends StorageException {
  public StorageFullException(Path directory, String detail, @Nullable Throwable cause) {
    super(
        "no room left on the disk of "
            + directory
            + " ("
            + detail
            + "): nothing was changed; free some space there, writing then resumes by itself",
        cause);
  }
}
