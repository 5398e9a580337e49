package io.holdfast.core.identity.provider;

import io.holdfast.api.Json;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.core.barrier.BarrierTx;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What an application may ask of a user's claims. The token is this record, encrypted by the
 * barrier, and stored nowhere; it is no token of the server's own and opens none of its other
 * paths.
 */
record AccessToken(
    String provider, String clientId, String entity, List<String> scopes, Instant expires) {
  private static final String PREFIX = "hvo.";
  private static final String PLACE = "oidc-access-token";

  String text(BarrierTx tx) {
    return PREFIX
        + Base64.getUrlEncoder().withoutPadding().encodeToString(tx.seal(PLACE, Json.write(this)));
  }

  /** The token of a text; empty when it was not issued here, was altered, or is over. */
  static Optional<AccessToken> read(BarrierTx tx, String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
      return Optional.of(Json.read(tx.open(PLACE, sealed), AccessToken.class))
          .filter(token -> token.expires.isAfter(tx.now()));
    } catch (IllegalArgumentException | BarrierException e) {
      return Optional.empty();
    }
  }
}
