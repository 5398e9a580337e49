package io.holdfast.api.lease;

import io.holdfast.api.Call;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import java.time.Duration;

/**
 * How an engine renews and revokes what it leased. Both are called like handlers, within a
 * transaction; what reaches outside is returned as an {@link io.holdfast.api.Effect}.
 */
public interface Leasing {
  /**
   * Renews a lease.
   *
   * @param increment the lifetime that the client asks for; zero when it asks for none
   * @return a {@link Response.Secret} with the new terms (its data may be empty), or an effect that
   *     completes with one
   */
  Outcome renew(Call call, Lease lease, Duration increment);

  /**
   * Takes back what was leased. It may be called more than once for the same lease, and for one
   * whose secret was never made, because the server ended in between; it must then succeed without
   * doing harm.
   *
   * @return {@link Response.Empty}, or an effect that completes with it; the lease is forgotten in
   *     the same transaction
   * @throws io.holdfast.api.Refusal when it cannot be revoked now; it is tried again
   */
  Outcome revoke(Call call, Lease lease);
}
