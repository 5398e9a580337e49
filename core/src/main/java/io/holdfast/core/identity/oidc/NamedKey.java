package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key by the name that roles and clients use, which rotates.
 *
 * @param verificationTtl how long a key verifies after another took its place
 * @param allowedClientIds whose tokens it signs; {@code *} for all
 * @param keys the public halves: those that once signed, the one that signs, and last the next one,
 *     which is published ahead; empty while none was made yet
 */
public record NamedKey(
    String name,
    JwsAlgorithm algorithm,
    Duration rotationPeriod,
    Duration verificationTtl,
    List<String> allowedClientIds,
    List<PublicKey> keys) {
  static final String DEFAULT = "default";

  public NamedKey {
    allowedClientIds = List.copyOf(allowedClientIds);
    keys = List.copyOf(keys);
  }

  /** The key that is there from the beginning; what signs is made when something is to use it. */
  static NamedKey byDefault() {
    return new NamedKey(
        DEFAULT,
        JwsAlgorithm.RS256,
        Duration.ofHours(24),
        Duration.ofHours(24),
        List.of("*"),
        List.of());
  }

  public boolean allows(String clientId) {
    return allowedClientIds.contains("*") || allowedClientIds.contains(clientId);
  }

  /** The key that signs. */
  Optional<PublicKey> signing() {
    return isMade() ? Optional.of(keys.get(keys.size() - 2)) : Optional.empty();
  }

  /** Whether something can be signed. */
  public boolean isMade() {
    return keys.size() >= 2 && keys.getLast().algorithm() == algorithm;
  }

  /** The keys that verify at a time, the one that signs first. */
  List<PublicKey> verifying(Instant now) {
    List<PublicKey> all = new ArrayList<>();
    signing().ifPresent(all::add);
    keys.stream()
        .filter(key -> signing().filter(key::equals).isEmpty() && !key.isOver(now))
        .forEach(all::add);
    return all;
  }

  NamedKey with(List<PublicKey> other) {
    return new NamedKey(name, algorithm, rotationPeriod, verificationTtl, allowedClientIds, other);
  }

  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("algorithm", algorithm.wireName());
    out.set("allowed_client_ids", Json.array(allowedClientIds));
    out.put("rotation_period", rotationPeriod.toSeconds());
    out.put("verification_ttl", verificationTtl.toSeconds());
    return out;
  }
}
