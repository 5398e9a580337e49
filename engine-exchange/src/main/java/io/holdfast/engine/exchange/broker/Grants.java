package io.holdfast.engine.exchange.broker;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.engine.exchange.route.Named;
import java.util.Optional;

/** The chains of a mount, within a request's transaction. */
final class Grants {
  private Grants() {}

  static Optional<Grant> find(Call call, String name) {
    return call.storage().get(Named.TOKENS.storageKey(name), Grant.class);
  }

  /**
   * A chain.
   *
   * @throws Refusal.NotFound when there is none
   */
  static Grant require(Call call, String name) {
    return find(call, name)
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.TOKENS.label(name)));
  }

  static void put(Call call, String name, Grant grant) {
    boolean renewed =
        find(call, name).filter(known -> known.generation() == grant.generation()).isEmpty();
    if (renewed) {
      call.services().catalog().renew(Named.TOKENS.path(name), "exchange-token");
    }
    call.storage().put(Named.TOKENS.storageKey(name), grant);
  }
}
