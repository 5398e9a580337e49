package io.holdfast.core.token;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.identity.mfa.Enforcement;
import io.holdfast.core.lease.ExpiryIndex;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Logins that wait for a second factor; any node may finish them. */
final class PendingLogins {
  /** The kind of entry that they have in the expiry index. */
  static final String EXPIRY_KIND = "mfa-request";

  private static final String PENDING = Layout.core(Namespace.ROOT) + "mfa-request/";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private PendingLogins() {}

  /**
   * A login that waits.
   *
   * @param token what it gets once the second factors are right
   * @param enforced what guards it, as it was when it began
   */
  record Pending(TokenDraft token, List<Enforcement> enforced, Instant expires) {}

  /** Has a login wait. */
  static String hold(BarrierTx tx, TokenDraft token, List<Enforcement> enforced) {
    String id = Randomness.uuid().toString();
    Instant expires = tx.now().plus(PATIENCE);
    tx.view(PENDING).put(id, new Pending(token, enforced, expires));
    ExpiryIndex.move(tx, EXPIRY_KIND, id, null, expires);
    return id;
  }

  /** A login that waits, if its time is not over. */
  static Optional<Pending> find(BarrierTx tx, String id) {
    return id.isEmpty()
        ? Optional.empty()
        : tx.view(PENDING)
            .get(id, Pending.class)
            .filter(pending -> pending.expires.isAfter(tx.now()));
  }

  /** A login waits no more. */
  static void finish(BarrierTx tx, String id) {
    tx.view(PENDING)
        .get(id, Pending.class)
        .ifPresent(pending -> ExpiryIndex.move(tx, EXPIRY_KIND, id, pending.expires, null));
    end(tx, id);
  }

  /** Removes a login that waited too long. */
  static void end(BarrierTx tx, String id) {
    tx.delete(PENDING + id);
  }
}
