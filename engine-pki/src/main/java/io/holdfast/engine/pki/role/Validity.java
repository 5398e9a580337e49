package io.holdfast.engine.pki.role;

import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.LeafNotAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** From when until when a certificate is good: what is asked for, held to the limits. */
public record Validity(Instant notBefore, Instant notAfter) {
  private static final Field<Duration> TTL =
      Field.duration("ttl", "How long the certificate is good; at most what the role allows.");
  private static final Field<String> NOT_AFTER =
      Field.string("not_after", "When the certificate ends, in RFC 3339, instead of ttl.");
  private static final Field<String> NOT_BEFORE =
      Field.string("not_before", "When the certificate begins, in RFC 3339.");
  private static final Field<Duration> BACKDATED =
      Field.duration("not_before_duration", "How long before its issue the certificate begins.")
          .withDefault(ValidityRules.DEFAULT.notBeforeDuration());

  /** What a request may say of it. */
  public static final List<Field<?>> FIELDS = List.of(TTL, NOT_AFTER, NOT_BEFORE);

  /** What a request for an authority may say of it. */
  public static final List<Field<?>> AUTHORITY_FIELDS =
      List.of(TTL, NOT_AFTER, NOT_BEFORE, BACKDATED);

  /** Of a certificate that an issuer signs; the issuer's end is a limit too. */
  public static Validity of(Call call, ValidityRules rules, Issuer issuer, LeafNotAfter behavior) {
    Validity wanted = ofRoot(call, rules);
    Instant end = issuer.holder().getNotAfter().toInstant();
    if (!wanted.notAfter.isAfter(end)) {
      return wanted;
    }
    return switch (behavior) {
      case PERMIT -> wanted;
      case TRUNCATE -> new Validity(wanted.notBefore, end);
      case ERR, ALWAYS_ENFORCE_ERR ->
          throw new Refusal.InvalidRequest(
              ("cannot satisfy request, as TTL would result in notAfter of %s that is beyond the"
                      + " expiration of the CA certificate at %s: ask for less, or change the"
                      + " issuer's leaf_not_after_behavior")
                  .formatted(wanted.notAfter, end));
    };
  }

  /** Of a certificate without an issuer above it. */
  public static Validity ofRoot(Call call, ValidityRules rules) {
    Instant notBefore = notBefore(call, rules);
    Instant notAfter = notAfter(call, rules);
    if (!notAfter.isAfter(notBefore)) {
      throw new Refusal.InvalidRequest(
          "the certificate would end (%s) before it begins (%s): change not_after or ttl"
              .formatted(notAfter, notBefore));
    }
    return new Validity(notBefore, notAfter);
  }

  /** A request for an authority says for itself how far it begins before its issue. */
  public static ValidityRules authorityRules(Call call) {
    ValidityRules base = ValidityRules.DEFAULT;
    return new ValidityRules(
        base.ttl(),
        base.maxTtl(),
        call.get(BACKDATED),
        base.notBefore(),
        base.notBeforeBound(),
        base.notAfter(),
        base.notAfterBound());
  }

  private static Instant notBefore(Call call, ValidityRules rules) {
    Instant earliest = call.now().minus(rules.notBeforeDuration());
    if (!rules.notBefore().isEmpty()) {
      return time(rules.notBefore(), "not_before");
    }
    Optional<String> asked = call.find(NOT_BEFORE).filter(text -> !text.isEmpty());
    if (asked.isEmpty()) {
      return earliest;
    }
    Instant wanted = time(asked.get(), "not_before");
    return switch (rules.notBeforeBound()) {
      case ValidityRules.FORBID -> throw forbidden("not_before");
      case ValidityRules.WITHIN_DURATION -> {
        if (wanted.isBefore(earliest)) {
          throw new Refusal.InvalidRequest(
              "not_before is earlier than the role's not_before_duration allows: " + earliest);
        }
        yield wanted;
      }
      default -> wanted;
    };
  }

  private static Instant notAfter(Call call, ValidityRules rules) {
    if (!rules.notAfter().isEmpty()) {
      return time(rules.notAfter(), "not_after");
    }
    Optional<String> asked = call.find(NOT_AFTER).filter(text -> !text.isEmpty());
    if (asked.isEmpty()) {
      // Certificates count in seconds: what ends with its issuer does not outlive it.
      return call.now().plus(lifetime(call, rules)).truncatedTo(ChronoUnit.SECONDS);
    }
    if (call.find(TTL).filter(ttl -> !ttl.isZero()).isPresent()) {
      throw new Refusal.InvalidRequest(
          "either ttl or not_after should be provided, not both: leave one out");
    }
    Instant wanted = time(asked.get(), "not_after");
    return switch (rules.notAfterBound()) {
      case ValidityRules.FORBID -> throw forbidden("not_after");
      case ValidityRules.TTL_LIMITED -> {
        Instant latest = call.now().plus(longest(call, rules));
        if (wanted.isAfter(latest)) {
          throw new Refusal.InvalidRequest(
              "not_after is later than the role's max_ttl allows: " + latest);
        }
        yield wanted;
      }
      default -> wanted;
    };
  }

  private static Duration longest(Call call, ValidityRules rules) {
    return rules.maxTtl().isZero() ? call.mount().maxLeaseTtl() : rules.maxTtl();
  }

  private static Duration lifetime(Call call, ValidityRules rules) {
    Duration asked = call.get(TTL);
    Duration wanted = asked.isZero() ? rules.ttl() : asked;
    Duration ttl = wanted.isZero() ? call.mount().defaultLeaseTtl() : wanted;
    Duration longest = longest(call, rules);
    if (ttl.compareTo(longest) <= 0) {
      return ttl;
    }
    call.warn(
        "TTL \"%s\" is longer than permitted maxTTL \"%s\", so maxTTL is being used"
            .formatted(Durations.text(ttl), Durations.text(longest)));
    return longest;
  }

  private static Refusal forbidden(String field) {
    return new Refusal.InvalidRequest(
        "the role does not let requests say " + field + " (" + field + "_bound is forbid)");
  }

  static void checkTime(String text, String field) {
    if (!text.isEmpty()) {
      var _ = time(text, field);
    }
  }

  private static Instant time(String text, String field) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new Refusal.InvalidRequest(
          field + " must be a time in RFC 3339, such as 2030-01-01T00:00:00Z");
    }
  }
}
