package io.holdfast.engine.database.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import java.util.Locale;
import java.util.Map;

/**
 * How the secrets of a role are made.
 *
 * @param passwordPolicy empty for the connection's, or the usual form
 * @param keyBits of an RSA key; 0 for passwords
 */
public record CredentialTerms(CredentialType type, String passwordPolicy, int keyBits) {
  private static final int KEY_BITS = 2048;

  /**
   * Terms by {@code credential_config}.
   *
   * @throws Refusal.InvalidRequest naming what is wrong
   */
  public static CredentialTerms of(CredentialType type, Map<String, String> config) {
    return switch (type) {
      case PASSWORD -> new CredentialTerms(type, config.getOrDefault("password_policy", ""), 0);
      case RSA_PRIVATE_KEY -> {
        String format = config.getOrDefault("format", "pkcs8").toLowerCase(Locale.ROOT);
        if (!format.equals("pkcs8") && !format.isEmpty()) {
          throw new Refusal.InvalidRequest(
              "credential_config validation failed: invalid format; only pkcs8 is known");
        }
        yield new CredentialTerms(type, "", bits(config.getOrDefault("key_bits", "")));
      }
    };
  }

  private static int bits(String text) {
    return switch (text) {
      case "", "0" -> KEY_BITS;
      case "2048", "3072", "4096" -> Integer.parseInt(text);
      default ->
          throw new Refusal.InvalidRequest(
              "credential_config validation failed: invalid key_bits; use 2048, 3072 or 4096");
    };
  }

  /** As a read shows {@code credential_config}; empty where there is nothing to show. */
  public ObjectNode asJson() {
    ObjectNode out = Json.object();
    switch (type) {
      case PASSWORD -> {
        if (!passwordPolicy.isEmpty()) {
          out.put("password_policy", passwordPolicy);
        }
      }
      case RSA_PRIVATE_KEY -> out.put("format", "pkcs8").put("key_bits", keyBits);
    }
    return out;
  }
}
