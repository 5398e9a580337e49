package io.holdfast.engine.exchange.broker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a chain of refresh tokens.
 *
 * @param refreshToken the newest that is known
 * @param accessToken that goes with it; empty before the first exchange
 * @param accessExpires when that ends
 * @param refreshBy when the refresh token has to have been used, or it is worth nothing
 * @param generation counts exchanges
 * @param attempt an exchange that was begun and whose answer is not stored yet; null for none
 * @param broken why the chain has ended; empty while it goes on
 * @param failures of exchanges, in a row
 */
record Grant(
    Terms terms,
    String clientSecret,
    String refreshToken,
    String accessToken,
    Instant accessExpires,
    Instant refreshBy,
    long generation,
    @Nullable Attempt attempt,
    String broken,
    int failures,
    Instant createdTime,
    @Nullable Instant refreshedTime) {

  /**
   * How tokens are exchanged.
   *
   * @param tokenUrl the venue's token endpoint
   * @param clientAuth basic: id and secret in a header; body: in the form
   * @param idempotencyHeader the header by which the venue knows a repeated request; empty for none
   * @param refreshTtl how long a refresh token lives
   */
  record Terms(
      String tokenUrl,
      String clientId,
      String clientAuth,
      String scope,
      String idempotencyHeader,
      Duration refreshTtl) {}

  /**
   * An exchange that was begun.
   *
   * @param id sent along, so that the venue knows a repetition
   * @param until nobody else begins anew before
   * @param process that began it
   * @param again whether an earlier try may have been received
   */
  record Attempt(String id, Instant until, String process, boolean again) {}

  Grant trying(Attempt next) {
    return with(accessToken, accessExpires, next, broken, failures);
  }

  /** The attempt failed for good and never arrived; the refresh token is as good as before. */
  Grant untried() {
    return with(accessToken, accessExpires, null, broken, failures + 1);
  }

  /** Nobody knows whether it arrived: the same has to be asked again. */
  Grant unknown(Attempt left) {
    return with(accessToken, accessExpires, left, broken, failures + 1);
  }

  Grant ended(String why) {
    return with("", Instant.EPOCH, null, why, failures + 1);
  }

  private Grant with(
      String access, Instant expires, @Nullable Attempt next, String why, int newFailures) {
    return new Grant(
        terms,
        clientSecret,
        refreshToken,
        access,
        expires,
        refreshBy,
        generation,
        next,
        why,
        newFailures,
        createdTime,
        refreshedTime);
  }

  /** With what an exchange gave. */
  Grant renewed(Tokens tokens, Instant now) {
    return new Grant(
        terms,
        clientSecret,
        tokens.refreshToken().isEmpty() ? refreshToken : tokens.refreshToken(),
        tokens.accessToken(),
        now.plus(tokens.lifetime()),
        now.plus(tokens.refreshLifetime().orElse(terms.refreshTtl())),
        generation + 1,
        null,
        "",
        0,
        createdTime,
        now);
  }

  boolean isFresh(Instant now, Duration margin) {
    return !accessToken.isEmpty() && now.plus(margin).isBefore(accessExpires);
  }

  /** As a read shows it: no tokens. */
  ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("token_url", terms.tokenUrl())
            .put("client_id", terms.clientId())
            .put("client_auth", terms.clientAuth())
            .put("scope", terms.scope())
            .put("idempotency_header", terms.idempotencyHeader())
            .put("refresh_ttl", terms.refreshTtl().toSeconds())
            .put("generation", generation)
            .put("refreshing", attempt != null)
            .put("broken", broken)
            .put("failures", failures)
            .put("refresh_by", refreshBy.toString())
            .put("created_time", createdTime.toString());
    if (!accessToken.isEmpty()) {
      view.put("access_expires", accessExpires.toString());
    }
    if (refreshedTime != null) {
      view.put("refreshed_time", refreshedTime.toString());
    }
    return view;
  }

  /** Leaves out the tokens. */
  @Override
  public String toString() {
    return "Grant[" + terms.tokenUrl() + " " + generation + "]";
  }
}
