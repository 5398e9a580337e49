package io.holdfast.storage;

/** A follower asked for records that the journal no longer has, or never had. */
public final class RecordsMissingException extends StorageException {
  public RecordsMissingException(long from, long first, long end) {
    super(
        "the journal was asked for records from number "
            + from
            + ", but has those from "
            + first
            + " to "
            + end
            + (from > end
                ? " (exclusive): it lost records that were durable; restore the data directory"
                : " (exclusive): the earlier ones were released"),
        null);
  }
}
