package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.time.Duration;
import java.util.List;

/**
 * From when until when certificates of a role are good. Zero durations mean: as the mount has it.
 *
 * @param notBefore a fixed time in RFC 3339, or nothing
 * @param notBeforeBound whether a request may name its own: {@code permit}, {@code forbid}, or
 *     {@code duration}, back to {@code notBeforeDuration}
 * @param notAfterBound the same for the end; {@code ttl-limited} holds it to the longest lifetime
 */
public record ValidityRules(
    Duration ttl,
    Duration maxTtl,
    Duration notBeforeDuration,
    String notBefore,
    String notBeforeBound,
    String notAfter,
    String notAfterBound) {
  static final String PERMIT = "permit";
  static final String FORBID = "forbid";
  static final String WITHIN_DURATION = "duration";
  static final String TTL_LIMITED = "ttl-limited";

  public static final ValidityRules DEFAULT =
      new ValidityRules(
          Duration.ZERO, Duration.ZERO, Duration.ofSeconds(30), "", PERMIT, "", PERMIT);

  private static final Field<Duration> TTL =
      Field.duration(
          "ttl", "How long certificates are good unless the request says; 0: the mount's.");
  private static final Field<Duration> MAX_TTL =
      Field.duration(
          "max_ttl", "How long certificates are good at most; 0 for the mount's maximum.");
  private static final Field<Duration> BACKDATED =
      Field.duration("not_before_duration", "How long before its issue a certificate begins.")
          .withDefault(DEFAULT.notBeforeDuration);
  private static final Field<String> NOT_BEFORE =
      Field.string("not_before", "When all certificates begin, in RFC 3339.");
  private static final Field<String> NOT_BEFORE_BOUND =
      Field.string("not_before_bound", "Whether requests may say: permit, forbid, duration.")
          .withDefault(PERMIT);
  private static final Field<String> NOT_AFTER =
      Field.string("not_after", "When all certificates end, in RFC 3339.");
  private static final Field<String> NOT_AFTER_BOUND =
      Field.string("not_after_bound", "Whether requests may say: permit, forbid, ttl-limited.")
          .withDefault(PERMIT);

  static final List<Field<?>> FIELDS =
      List.of(TTL, MAX_TTL, BACKDATED, NOT_BEFORE, NOT_BEFORE_BOUND, NOT_AFTER, NOT_AFTER_BOUND);

  static ValidityRules read(Call call, ValidityRules before) {
    ValidityRules rules =
        new ValidityRules(
            call.find(TTL).orElse(before.ttl),
            call.find(MAX_TTL).orElse(before.maxTtl),
            call.find(BACKDATED).orElse(before.notBeforeDuration),
            call.find(NOT_BEFORE).orElse(before.notBefore),
            bound(call, NOT_BEFORE_BOUND, before.notBeforeBound, WITHIN_DURATION),
            call.find(NOT_AFTER).orElse(before.notAfter),
            bound(call, NOT_AFTER_BOUND, before.notAfterBound, TTL_LIMITED));
    if (!rules.maxTtl.isZero() && rules.ttl.compareTo(rules.maxTtl) > 0) {
      throw new Refusal.InvalidRequest("\"ttl\" value must be less than \"max_ttl\" value");
    }
    Validity.checkTime(rules.notBefore, "not_before");
    Validity.checkTime(rules.notAfter, "not_after");
    return rules;
  }

  private static String bound(Call call, Field<String> field, String before, String third) {
    String value = call.find(field).orElse(before);
    if (!List.of(PERMIT, FORBID, third).contains(value)) {
      throw new Refusal.InvalidRequest(
          "unknown %s \"%s\": valid are permit, forbid and %s"
              .formatted(field.name(), value, third));
    }
    return value;
  }

  void addTo(ObjectNode view) {
    view.put("ttl", ttl.toSeconds());
    view.put("max_ttl", maxTtl.toSeconds());
    view.put("not_before_duration", notBeforeDuration.toSeconds());
    view.put("not_before", notBefore);
    view.put("not_before_bound", notBeforeBound);
    view.put("not_after", notAfter);
    view.put("not_after_bound", notAfterBound);
  }
}
