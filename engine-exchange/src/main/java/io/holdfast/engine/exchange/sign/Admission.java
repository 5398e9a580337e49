package io.holdfast.engine.exchange.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Spent;
import io.holdfast.engine.exchange.key.KeyPath;
import io.holdfast.engine.exchange.key.KeyStore;
import io.holdfast.engine.exchange.key.StoredKey;
import io.holdfast.engine.exchange.message.VenueRequest;
import io.holdfast.engine.exchange.nonce.Nonces;
import io.holdfast.engine.exchange.outside.BaseUrl;
import io.holdfast.engine.exchange.policy.Asked;
import io.holdfast.engine.exchange.policy.Decision;
import io.holdfast.engine.exchange.policy.Policies;
import io.holdfast.engine.exchange.policy.Spending;
import io.holdfast.engine.exchange.venue.Venue;
import io.holdfast.engine.exchange.venue.Venues;
import java.util.List;
import java.util.Optional;

/**
 * Judges a request, within the transaction before it is signed: what it is, whether the policy
 * allows it, whether approvals are there, and what is left of limits.
 */
public final class Admission {
  private final KeyStore keys;
  private final Venues venues;
  private final Policies policies;
  private final Nonces nonces;

  public Admission(KeyStore keys, Venues venues, Policies policies, Nonces nonces) {
    this.keys = keys;
    this.venues = venues;
    this.policies = policies;
    this.nonces = nonces;
  }

  /**
   * Judges.
   *
   * @param operation what approvers see: sign or request
   * @throws Refusal when it is malformed, or refused
   */
  public Verdict judge(Call call, String operation) {
    String name = call.get(RequestFields.KEY);
    StoredKey key = keys.require(call, name);
    Venue venue = venues.require(call, key.venue());
    KeyPath.requireSource(call, key);
    key.requireUsable();
    if (venue.showsSecret() && operation.equals("sign")) {
      throw new Refusal.InvalidRequest(
          "this venue is sent the secret itself, which is shown to nobody else: ask request/"
              + name
              + " to send it");
    }
    VenueRequest request = RequestFields.read(call, venue);
    Given given = Given.of(call, venue, key, request);
    Optional<Policies.Version> policy = policies.find(call, key.policy());
    Decision decision = decide(call, key, venue, request, policy);
    ObjectNode view = decision.view(key.policy(), policy.map(Policies.Version::number).orElse(0L));
    Optional<Spent> approved = Optional.empty();
    if (decision.approvals().isPresent()) {
      ApprovalDesk.Step step =
          ApprovalDesk.at(call, name, key, request, operation, decision.approvals().get());
      if (step.waits().isPresent()) {
        return new Verdict.Waits(step.waits().get());
      }
      approved = step.spent();
    }
    List<Spending.Noted> spent = Spending.note(call, name, decision.worth());
    return new Admitted(
        name,
        key,
        venue,
        request,
        given,
        keys.prepared(call, name, key),
        venue.nonce().map(unit -> nonces.source(call, name, unit, given.nonce())),
        view,
        spent,
        approved,
        call.now(),
        call.services().uuid());
  }

  private static Decision decide(
      Call call,
      StoredKey key,
      Venue venue,
      VenueRequest request,
      Optional<Policies.Version> policy) {
    if (policy.isEmpty()) {
      throw new Refusal.PermissionDenied("the key has no policy, and without one it signs nothing");
    }
    Asked asked =
        new Asked(
            request,
            venue,
            BaseUrl.parse(key.baseUrl()).authority(),
            call.request().origin().address(),
            call.now());
    Decision decision = policy.get().policy().decide(asked);
    if (!decision.allowed()) {
      ObjectNode data = Json.object();
      data.set("decision", decision.view(key.policy(), policy.get().number()));
      throw new Refusal.PermissionDenied(
          "request refused by policy '"
              + key.policy()
              + "' version "
              + policy.get().number()
              + ": "
              + decision.reasons(),
          data,
          List.of());
    }
    return decision;
  }
}
