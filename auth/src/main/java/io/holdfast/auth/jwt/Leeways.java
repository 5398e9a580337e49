package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.jose.JoseException;
import io.holdfast.auth.jose.NumericDate;
import io.holdfast.auth.token.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How exactly the times of a token count. Zero stands for the usual leeway, a negative duration for
 * none.
 *
 * @param expiration how long a token without {@code exp} lives from its {@code nbf} or {@code iat}
 * @param notBefore how long before {@code exp} a token without {@code nbf} and {@code iat} begins
 * @param clockSkew how far clocks may be apart, in both directions
 */
record Leeways(Duration expiration, Duration notBefore, Duration clockSkew) {
  static final Leeways USUAL = new Leeways(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private static final Field<Duration> EXPIRATION =
      Field.signedDuration(
          "expiration_leeway", "How long a token without exp lives; 150 s if 0, none if -1.");
  private static final Field<Duration> NOT_BEFORE =
      Field.signedDuration(
          "not_before_leeway", "How early a token without nbf begins; 150 s if 0, none if -1.");
  private static final Field<Duration> CLOCK_SKEW =
      Field.signedDuration(
          "clock_skew_leeway", "How far clocks may be apart; 60 s if 0, none if -1.");
  static final List<Field<?>> FIELDS = List.of(EXPIRATION, NOT_BEFORE, CLOCK_SKEW);

  private static final Duration USUAL_CLAIM = Duration.ofSeconds(150);
  private static final Duration USUAL_SKEW = Duration.ofSeconds(60);

  Leeways apply(Given given) {
    return new Leeways(
        given.find(EXPIRATION).orElse(expiration),
        given.find(NOT_BEFORE).orElse(notBefore),
        given.find(CLOCK_SKEW).orElse(clockSkew));
  }

  void show(ObjectNode out) {
    out.put(EXPIRATION.name(), expiration.toSeconds());
    out.put(NOT_BEFORE.name(), notBefore.toSeconds());
    out.put(CLOCK_SKEW.name(), clockSkew.toSeconds());
  }

  /**
   * Checks {@code exp}, {@code nbf} and {@code iat}, of which one at least must be there.
   *
   * @throws Refusal.InvalidRequest naming the one that is wrong
   */
  void check(Claims claims, Instant now) {
    Optional<Instant> expires = time(claims, "exp");
    Optional<Instant> begins = time(claims, "nbf");
    Optional<Instant> issued = time(claims, "iat");
    if (expires.isEmpty() && begins.isEmpty() && issued.isEmpty()) {
      throw refused("it has none of the claims exp, nbf and iat");
    }
    Duration skew = effective(clockSkew, USUAL_SKEW);
    Instant from =
        begins
            .or(() -> issued)
            .orElseGet(() -> expires.orElseThrow().minus(effective(notBefore, USUAL_CLAIM)));
    Instant until = expires.orElseGet(() -> from.plus(effective(expiration, USUAL_CLAIM)));
    if (now.plus(skew).isBefore(from)) {
      throw refused("invalid not before (nbf) claim: token not yet valid");
    }
    if (now.minus(skew).isAfter(until)) {
      throw refused("invalid expiration time (exp) claim: token is expired");
    }
    if (issued.filter(now.plus(skew)::isBefore).isPresent()) {
      throw refused("invalid issued at (iat) claim: token issued in the future");
    }
  }

  /**
   * Checks that whoever logs in did so at the issuer not longer ago.
   *
   * @param maxAge zero for any time
   * @throws Refusal.InvalidRequest when it was, or the token does not say
   */
  void checkAge(Claims claims, Duration maxAge, Instant now) {
    if (maxAge.isZero()) {
      return;
    }
    Instant authenticated =
        time(claims, "auth_time").orElseThrow(() -> refused("it has no auth_time claim"));
    if (authenticated.plus(maxAge).plus(effective(clockSkew, USUAL_SKEW)).isBefore(now)) {
      throw refused("its auth_time is longer ago than the role's max_age");
    }
  }

  private static Duration effective(Duration set, Duration usual) {
    return set.isZero() ? usual : set.isNegative() ? Duration.ZERO : set;
  }

  private static Optional<Instant> time(Claims claims, String name) {
    try {
      return NumericDate.find(claims.all(), name);
    } catch (JoseException e) {
      throw refused(e.why());
    }
  }

  private static Refusal refused(String why) {
    return new Refusal.InvalidRequest("error validating token: " + why);
  }
}
