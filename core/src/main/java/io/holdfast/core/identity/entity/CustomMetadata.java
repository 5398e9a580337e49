package io.holdfast.core.identity.entity;

import io.holdfast.api.Refusal;
import java.util.Map;

/** What operators may add to an alias: Vault's bounds. */
final class CustomMetadata {
  private static final int PAIRS = 64;
  private static final int KEY = 128;
  private static final int VALUE = 512;

  private CustomMetadata() {}

  /**
   * Checks the pairs.
   *
   * @throws Refusal.InvalidRequest naming what is too much
   */
  static void check(Map<String, String> pairs) {
    if (pairs.size() > PAIRS) {
      throw new Refusal.InvalidRequest(
          "custom_metadata: at most " + PAIRS + " keys are allowed, not " + pairs.size());
    }
    pairs.forEach((key, value) -> {
      if (key.isEmpty() || key.length() > KEY) {
        throw new Refusal.InvalidRequest("custom_metadata: keys have 1 to " + KEY + " characters");
      }
      if (value.isEmpty() || value.length() > VALUE) {
        throw new Refusal.InvalidRequest(
            "custom_metadata: values have 1 to " + VALUE + " characters");
      }
    });
  }
}
