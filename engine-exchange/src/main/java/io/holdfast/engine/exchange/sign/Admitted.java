package io.holdfast.engine.exchange.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Spent;
import io.holdfast.engine.exchange.key.PreparedKey;
import io.holdfast.engine.exchange.key.StoredKey;
import io.holdfast.engine.exchange.message.VenueRequest;
import io.holdfast.engine.exchange.nonce.Nonces;
import io.holdfast.engine.exchange.outside.Outgoing;
import io.holdfast.engine.exchange.policy.Spending;
import io.holdfast.engine.exchange.venue.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request that may be signed: all that the effect needs.
 *
 * @param name of the key
 * @param decision as answers show it
 * @param spent what was taken off limits
 * @param approval that was used up
 * @param random a fresh UUID
 */
public record Admitted(
    String name,
    StoredKey key,
    Venue venue,
    VenueRequest request,
    Given given,
    PreparedKey prepared,
    Optional<Nonces.Source> nonces,
    ObjectNode decision,
    List<Spending.Noted> spent,
    Optional<Spent> approval,
    Instant time,
    String random)
    implements Verdict {

  /**
   * Signs, with a nonce of its own where the venue has them.
   *
   * @throws Refusal.Conflict when the key was changed meanwhile
   */
  public Outgoing sign() {
    return prepared
        .use(use -> {
          OptionalLong nonce =
              nonces.isPresent() ? OptionalLong.of(nonces.get().take()) : OptionalLong.empty();
          return Assembly.of(this, use, nonce);
        })
        .orElseThrow(
            () -> new Refusal.Conflict("the key was changed while it was used; try again"));
  }

  /** Adds to an answer what was decided. */
  public ObjectNode addTo(ObjectNode view) {
    view.set("decision", decision);
    approval.ifPresent(used -> view.set("approval", used.asJson()));
    return view;
  }

  /** Whether sending it twice could do something twice. */
  public boolean mayAct() {
    return venue.mayAct(request);
  }

  @Override
  public String toString() {
    return "Admitted[" + name + " " + request + "]";
  }
}
