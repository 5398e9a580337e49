package io.holdfast.core.identity;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.identity.provider.AuthorizationCode;
import io.holdfast.core.lease.Expiry;
import io.holdfast.core.router.BuiltinMounts;
import java.util.Map;

/** What of the identity mount ends by itself. */
public final class IdentityEndings {
  private IdentityEndings() {}

  /** What ends it, by the kind that stands in the expiry index. */
  public static Map<String, Expiry.Ending> endings() {
    return Map.of(
        AuthorizationCode.EXPIRY_KIND, (tx, id) -> AuthorizationCode.end(storage(tx), id));
  }

  private static StorageView storage(BarrierTx tx) {
    return tx.view(Layout.mount(Namespace.ROOT, BuiltinMounts.identity(Namespace.ROOT)));
  }
}
