package io.holdfast.core.pipeline;

import io.holdfast.api.Refusal;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.token.TokenEntry;

/** What the leases of a request hang on. */
final class LeaseHolder {
  private LeaseHolder() {}

  /**
   * The token; of a batch token, which nobody can revoke, its parent, and the time it ends.
   *
   * @throws Refusal.PermissionDenied when nobody is authenticated
   */
  static SecretLeases.Holder of(Visit visit) {
    TokenEntry token = visit.token();
    if (token == null) {
      throw new Refusal.PermissionDenied();
    }
    if (!token.isBatch()) {
      return new SecretLeases.Holder(token.id(), null);
    }
    return new SecretLeases.Holder(token.parent(), token.expires());
  }
}
