package io.holdfast.api.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The leases of a mount, within a request. */
public interface Leases {
  /**
   * Notes that a lease is about to be made: what an {@link io.holdfast.api.Effect} brings about
   * outside can then be taken back whatever happens. The note is committed before the effect is
   * performed. The effect's completion confirms it by answering {@link
   * io.holdfast.api.Response#secret(com.fasterxml.jackson.databind.node.ObjectNode, LeaseTerms,
   * Lease)}; if it never does, the lease is revoked.
   *
   * @param internal what {@link Leasing#revoke} needs
   */
  Lease begin(ObjectNode internal);
}
