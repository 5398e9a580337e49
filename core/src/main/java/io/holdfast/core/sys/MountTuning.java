package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.core.router.MountEntry.MountConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tuning of a mount, as given when mounting (in {@code config}) or to {@code tune}. */
final class MountTuning {
  static final Field<String> DEFAULT_TTL =
      Field.string(
          "default_lease_ttl", "The lifetime when none is asked for; \"system\" resets it.");
  static final Field<String> MAX_TTL =
      Field.string("max_lease_ttl", "The longest lifetime; \"system\" resets it.");
  static final Field<Boolean> FORCE_NO_CACHE = Field.bool("force_no_cache", "Accepted, no effect.");
  static final Field<List<String>> CLEAR_REQUEST =
      Field.commaList("audit_non_hmac_request_keys", "Keys of requests left clear in audit logs.");
  static final Field<List<String>> CLEAR_RESPONSE =
      Field.commaList("audit_non_hmac_response_keys", "Keys of answers left clear in audit logs.");
  static final Field<String> VISIBILITY =
      Field.string("listing_visibility", "unauth, hidden or empty: whether the UI lists the mount.")
          .oneOf("unauth", "hidden");
  static final Field<List<String>> REQUEST_HEADERS =
      Field.commaList("passthrough_request_headers", "Headers that are passed to the engine.");
  static final Field<List<String>> RESPONSE_HEADERS =
      Field.commaList("allowed_response_headers", "Headers that the engine may set.");
  static final Field<String> TOKEN_TYPE =
      Field.string("token_type", "default-service, default-batch, service or batch")
          .oneOf("default-service", "default-batch", "service", "batch");
  static final Field<ObjectNode> LOCKOUT =
      Field.object("user_lockout_config", "lockout_threshold, lockout_duration, ...");
  static final Field<String> PLUGIN_VERSION =
      Field.string("plugin_version", "Accepted when empty: engines are built in.");

  /** Where a value comes from: a call's fields, or an object's. */
  interface Source {
    <T> Optional<T> find(Field<T> field);
  }

  private MountTuning() {}

  static Field<?>[] fields() {
    return new Field<?>[] {
      DEFAULT_TTL,
      MAX_TTL,
      FORCE_NO_CACHE,
      CLEAR_REQUEST,
      CLEAR_RESPONSE,
      VISIBILITY,
      REQUEST_HEADERS,
      RESPONSE_HEADERS,
      TOKEN_TYPE,
      LOCKOUT,
      PLUGIN_VERSION
    };
  }

  /** The fields of a JSON object, such as {@code config}. */
  static Source of(ObjectNode object) {
    return new Source() {
      @Override
      public <T> Optional<T> find(Field<T> field) {
        JsonNode value = object.get(field.name());
        if (value == null || value.isNull()) {
          return Optional.empty();
        }
        try {
          return Optional.of(field.convert(value));
        } catch (IllegalArgumentException e) {
          throw new Refusal.InvalidRequest("config." + field.name() + ": " + e.getMessage());
        }
      }
    };
  }

  /**
   * The tuning after the given changes.
   *
   * @param systemMax the server's own longest lifetime
   */
  static MountConfig apply(MountConfig before, Source given, Duration systemMax) {
    Duration byDefault = ttl(given, DEFAULT_TTL, before.defaultLeaseTtl());
    Duration max = ttl(given, MAX_TTL, before.maxLeaseTtl());
    Duration limit = max.isZero() ? systemMax : max;
    if (byDefault.compareTo(limit) > 0) {
      throw new Refusal.InvalidRequest(
          "backend default lease TTL greater than system max lease TTL of "
              + limit.toSeconds()
              + " seconds");
    }
    return new MountConfig(
        byDefault,
        max,
        given.find(FORCE_NO_CACHE).orElse(before.forceNoCache()),
        given.find(VISIBILITY).orElse(before.listingVisibility()),
        given.find(TOKEN_TYPE).orElse(before.tokenType()),
        given.find(CLEAR_REQUEST).orElse(before.auditNonHmacRequestKeys()),
        given.find(CLEAR_RESPONSE).orElse(before.auditNonHmacResponseKeys()),
        given.find(REQUEST_HEADERS).orElse(before.passthroughRequestHeaders()),
        given.find(RESPONSE_HEADERS).orElse(before.allowedResponseHeaders()),
        given.find(LOCKOUT).map(MountTuning::lockout).orElse(before.userLockout()));
  }

  private static Duration ttl(Source given, Field<String> field, Duration before) {
    Optional<String> text = given.find(field);
    if (text.isEmpty()) {
      return before;
    }
    if (text.get().equals("system")) {
      return Duration.ZERO;
    }
    try {
      Duration ttl = Durations.parse(text.get());
      if (!ttl.isNegative()) {
        return ttl;
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          "unable to parse " + field.name() + ": write seconds or units as 90m");
    }
    throw new Refusal.InvalidRequest(field.name() + " cannot be negative");
  }

  private static Map<String, String> lockout(ObjectNode given) {
    Map<String, String> out = new TreeMap<>();
    given.properties().forEach(field -> out.put(field.getKey(), field.getValue().asText()));
    return Map.copyOf(out);
  }

  /** Configuration of a new mount: an object, or nothing. */
  static MountConfig fresh(Optional<ObjectNode> config, Duration systemMax) {
    return apply(MountConfig.defaults(), of(config.orElseGet(Json::object)), systemMax);
  }
}
