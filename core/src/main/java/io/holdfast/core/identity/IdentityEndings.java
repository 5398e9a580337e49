package io.holdfast.core.identity;

import io.holdfast.core.identity.provider.AuthorizationCode;
import io.holdfast.core.lease.Expiry;
import java.util.Map;

/** What of the identity mount ends by itself. */
public final class IdentityEndings {
  private IdentityEndings() {}

  /** What ends it, by the kind that stands in the expiry index. */
  public static Map<String, Expiry.Ending> endings() {
    return Map.of(AuthorizationCode.EXPIRY_KIND, (tx, id) -> AuthorizationCode.end(tx, id));
  }
}
