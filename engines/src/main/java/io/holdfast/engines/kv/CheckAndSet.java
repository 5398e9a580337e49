package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.util.Optional;

/** Writes that hold only for the state their client has seen. */
final class CheckAndSet {
  static final Field<ObjectNode> OPTIONS =
      Field.object(
          "options",
          "Options for writing: \"cas\" is the version that must be the current one, 0 where"
              + " there must be none yet. Without it any write is allowed, unless cas_required.");
  static final Field<Long> METADATA_CAS =
      Field.integer(
          "metadata_cas",
          "The metadata's version that must be the current one, 0 where there must be none yet.");

  private CheckAndSet() {}

  /**
   * Checks {@code options.cas} of a write.
   *
   * @throws Refusal when it is wrong, or absent and required
   */
  static void check(Call call, KvConfig config, KeyRecord key) {
    Optional<JsonNode> cas =
        call.find(OPTIONS).filter(options -> options.has("cas")).map(options -> options.get("cas"));
    if (cas.isPresent()) {
      if (number(cas.get()) != key.history().current()) {
        throw new Refusal.Conflict("check-and-set parameter did not match the current version");
      }
    } else if (config.casRequired() || key.settings().casRequired()) {
      throw new Refusal.InvalidRequest("check-and-set parameter required for this call");
    }
  }

  /**
   * Checks {@code metadata_cas} of a change of the metadata.
   *
   * @param key the secret as it is, if it is there
   * @throws Refusal when it is wrong, or absent and required
   */
  static void checkMetadata(Call call, KvConfig config, Optional<KeyRecord> key) {
    boolean required =
        config.metadataCasRequired()
            || key.map(found -> found.settings().metadataCasRequired()).orElse(false);
    Optional<Long> cas = call.find(METADATA_CAS);
    if (cas.isEmpty()) {
      if (required) {
        throw new Refusal.InvalidRequest("metadata check-and-set parameter required for this call");
      }
      return;
    }
    long current = key.isPresent() ? key.get().metadataVersion() : 0;
    if (cas.get() != current) {
      throw new Refusal.Conflict(
          key.isPresent()
              ? "metadata check-and-set parameter does not match the current version"
              : "metadata_cas must be 0 when creating new metadata");
    }
  }

  private static long number(JsonNode cas) {
    try {
      return switch (cas.getNodeType()) {
        case NULL, MISSING -> 0;
        case BOOLEAN -> cas.booleanValue() ? 1 : 0;
        case STRING -> cas.textValue().isBlank() ? 0 : Long.decode(cas.textValue().strip());
        case NUMBER -> cas.decimalValue().longValueExact();
        case ARRAY, OBJECT, POJO, BINARY -> throw new NumberFormatException("not a number");
      };
    } catch (ArithmeticException | NumberFormatException notAVersion) {
      throw new Refusal.InvalidRequest(
          "error parsing check-and-set parameter: options.cas is a version's number");
    }
  }
}
