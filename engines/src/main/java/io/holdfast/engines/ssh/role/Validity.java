package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.time.Duration;
import java.util.List;

/**
 * How long a role's certificates hold. Zero means: as the mount has it.
 *
 * @param notBefore how long before its making a certificate begins, for clocks that are late
 */
public record Validity(Duration ttl, Duration maxTtl, Duration notBefore) {
  private static final Field<Duration> TTL =
      Field.duration("ttl", "How long certificates hold unless asked otherwise.");
  private static final Field<Duration> MAX_TTL =
      Field.duration("max_ttl", "How long certificates hold at most.");
  private static final Field<Duration> NOT_BEFORE =
      Field.duration("not_before_duration", "How long before its making a certificate begins.")
          .withDefault(Duration.ofSeconds(30));

  static final List<Field<?>> FIELDS = List.of(TTL, MAX_TTL, NOT_BEFORE);

  static Validity of(Call call) {
    Duration ttl = call.get(TTL);
    Duration maxTtl = call.get(MAX_TTL);
    if (!maxTtl.isZero() && ttl.compareTo(maxTtl) > 0) {
      throw new Refusal.InvalidRequest(
          "\"ttl\" value must be less than \"max_ttl\" when both are specified");
    }
    return new Validity(ttl, maxTtl, call.get(NOT_BEFORE));
  }

  /**
   * How long a certificate holds.
   *
   * @param wanted zero where the client asks for nothing
   * @throws Refusal.InvalidRequest when that is longer than allowed
   */
  public Duration ttl(Mount mount, Duration wanted) {
    Duration most = maxTtl.isZero() ? mount.maxLeaseTtl() : maxTtl;
    if (wanted.compareTo(most) > 0) {
      throw new Refusal.InvalidRequest(
          "ttl is larger than maximum allowed " + most.toSeconds() + " seconds");
    }
    if (!wanted.isZero()) {
      return wanted;
    }
    Duration usual = ttl.isZero() ? mount.defaultLeaseTtl() : ttl;
    return usual.compareTo(most) > 0 ? most : usual;
  }

  void show(ObjectNode out) {
    out.put(TTL.name(), ttl.toSeconds())
        .put(MAX_TTL.name(), maxTtl.toSeconds())
        .put(NOT_BEFORE.name(), notBefore.toSeconds());
  }
}
