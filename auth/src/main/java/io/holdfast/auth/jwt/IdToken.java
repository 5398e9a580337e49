package io.holdfast.auth.jwt;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.ConstantTime;
import java.time.Instant;
import java.util.List;

/** The demands of OpenID Connect Core, 3.1.3.7, on an id token whose signature is good. */
record IdToken(Claims claims) {
  /**
   * @throws Refusal.InvalidRequest naming the claim that is wrong
   */
  void check(JwtConfig config, Role role, OidcState state, String issuer, Instant now) {
    if (!claims.text("iss").equals(issuer)) {
      throw refused("invalid issuer (iss) claim.");
    }
    checkAudience(config.client().id(), role.bounds().audiences());
    if (!ConstantTime.equal(state.nonce(), claims.text("nonce"))) {
      throw refused("invalid ID token nonce.");
    }
    role.leeways().check(claims, now);
    role.leeways().checkAge(claims, role.oidc().maxAge(), now);
  }

  private void checkAudience(String clientId, List<String> bound) {
    List<String> audiences = claims.audiences();
    if (!audiences.contains(clientId)) {
      throw refused("invalid audience (aud) claim: it is not for this client_id.");
    }
    if (!bound.isEmpty() && audiences.stream().noneMatch(bound::contains)) {
      throw refused("invalid audience (aud) claim: none of the role's bound_audiences.");
    }
    String party = claims.text("azp");
    if (!party.isEmpty() && !party.equals(clientId)) {
      throw refused("invalid authorized party (azp) claim: it is not this client_id.");
    }
  }

  private static Refusal refused(String why) {
    return new Refusal.InvalidRequest("Token verification failed. " + why);
  }
}
