package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Key sets (RFC 7517) as verifiers fetch them. */
public final class PublishedKeys {
  private static final Duration LONGEST = Duration.ofHours(1);

  private PublishedKeys() {}

  /** The keys of some names that verify now, with how long they may be cached. */
  public static Response of(Call call, Collection<String> names) {
    KeyStore store = new KeyStore(call);
    ObjectNode body = Json.object();
    ArrayNode keys = body.putArray("keys");
    Duration age = LONGEST;
    for (String name : names.stream().distinct().sorted().toList()) {
      Optional<NamedKey> key = store.find(name);
      if (key.isPresent()) {
        key.get().verifying(call.now()).forEach(one -> keys.add(one.asJwk()));
        // The next key is published a whole period ahead; half of it leaves time to spare.
        Duration half = key.get().rotationPeriod().dividedBy(2);
        age = half.compareTo(age) < 0 ? half : age;
      }
    }
    return document(body, keys.isEmpty() ? "no-store" : "max-age=" + age.toSeconds());
  }

  /** A document outside of the envelope. */
  public static Response document(ObjectNode body, String caching) {
    return new Response.Raw(
        200, "application/json", Json.write(body), Map.of("Cache-Control", List.of(caching)));
  }
}
