package io.holdfast.log.verify;

/**
 * One thing that is wrong with a log.
 *
 * @param file path below the log's directory, with slashes; {@code old checkpoint} for the one that
 *     the log was compared with
 * @param first index of the first entry concerned, in its shard; -1 where no entry is meant
 * @param last index of the last entry concerned
 * @param detail what was found, in words
 */
public record Finding(Kind kind, String file, long first, long last, String detail) {
  /** What kinds of tampering there are to find. */
  public enum Kind {
    /** An entry's content is not the one that was logged. */
    CHANGED_ENTRY,
    /** An entry that was logged is missing from its bundle. */
    DROPPED_ENTRY,
    /** An entry stands in another place than it was logged in. */
    REORDERED_ENTRY,
    /** An entry was put in that was never logged there. */
    INSERTED_ENTRY,
    /** Entries were cut into parts that are not all there or not in order. */
    INCOMPLETE_ENTRY,
    /** A tile or bundle that the checkpoint needs is not there. */
    MISSING_FILE,
    /** A tile or bundle is not what was written, or cannot be read. */
    ALTERED_FILE,
    /** The end of the log is missing. */
    TRUNCATED,
    /** There is no checkpoint, or what is there is none. */
    NO_CHECKPOINT,
    /** The checkpoint is not signed by the log's key. */
    BAD_SIGNATURE,
    /** The log's key is not there, is malformed, or is not the expected one. */
    WRONG_KEY,
    /** The checkpoint is of another log. */
    WRONG_ORIGIN,
    /** The entries and tiles do not lead to the root that was signed. */
    ROOT_MISMATCH,
    /** The log does not contain an earlier state of itself. */
    INCONSISTENT,
    /** One shard does not continue the other. */
    BROKEN_CHAIN
  }

  /** A finding that concerns no entry in particular. */
  static Finding of(Kind kind, String file, String detail) {
    return new Finding(kind, file, -1, -1, detail);
  }

  /** A finding about one entry. */
  static Finding at(Kind kind, String file, long index, String detail) {
    return new Finding(kind, file, index, index, detail);
  }

  /** One line: kind, file, entries, what was found. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(kind.name()).append(' ').append(file);
    if (first >= 0) {
      line.append(first == last ? " entry " + first : " entries " + first + " to " + last);
    }
    return line.append(": ").append(detail).toString();
  }
}
