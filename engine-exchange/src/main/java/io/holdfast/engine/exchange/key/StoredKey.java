package io.holdfast.engine.exchange.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.venue.Algorithm;
import java.time.Instant;

/**
 * What is stored of a key, its secret apart.
 *
 * @param venue its name
 * @param algorithm its name
 * @param keyId the public name of the key at the venue, which goes along; empty until it is known
 * @param baseUrl where requests go; it never changes
 * @param environment such as production or test
 */
public record StoredKey(
    String venue,
    String algorithm,
    String keyId,
    String baseUrl,
    String environment,
    Custody custody,
    Material material,
    Instant createdTime) {

  public Algorithm signs() {
    return Algorithm.named(algorithm)
        .orElseThrow(() -> new IllegalStateException("unknown algorithm " + algorithm));
  }

  /** The name of its policy; empty for none, and then it signs nothing. */
  public String policy() {
    return custody.policy();
  }

  StoredKey called(String id) {
    return new StoredKey(
        venue, algorithm, id, baseUrl, environment, custody, material, createdTime);
  }

  StoredKey in(Custody changed) {
    return new StoredKey(
        venue, algorithm, keyId, baseUrl, environment, changed, material, createdTime);
  }

  StoredKey of(Material fresh) {
    return new StoredKey(
        venue, algorithm, keyId, baseUrl, environment, custody, fresh, createdTime);
  }

  /**
   * Nothing if it may be used.
   *
   * @throws Refusal when it is suspended, or the venue doesn't know it yet
   */
  public void requireUsable() {
    if (custody.suspended()) {
      throw new Refusal.PermissionDenied("the key is suspended; its owner may resume it");
    }
    if (keyId.isEmpty()) {
      throw Inputs.invalid(
          KeyFields.KEY_ID.name(),
          "the key has none yet: register its public key at the venue, and write what that calls it");
    }
  }

  /** What a client may see. */
  ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("venue", venue)
            .put("algorithm", algorithm)
            .put("key_id", keyId)
            .put("base_url", baseUrl)
            .put("environment", environment);
    custody.addTo(view);
    material.addTo(view);
    return view.put("created_time", createdTime.toString());
  }
}
