package io.holdfast.core.audit;

import java.util.List;

/**
 * The entry of a request.
 *
 * @param event what it tells of
 * @param head the part that the entry of its answer repeats
 * @param leaves ready for the journal; several where one would be too long
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RequestEntry(AuditEvent event, byte[] head, List<byte[]> leaves) {
  /** Only what it tells of. */
  @Override
  public String toString() {
    return "RequestEntry[" + event + "]";
  }
}
