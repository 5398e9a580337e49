package io.holdfast.core.sys.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.core.catalog.Owners;
import io.holdfast.core.catalog.Secret;
import java.time.Instant;

/** Rows of the catalog as answers show them. */
final class SecretJson {
  private SecretJson() {}

  static ObjectNode of(Secret secret, Owners owners) {
    ObjectNode out = Json.object();
    out.put("path", secret.path());
    out.put("mount", secret.mount());
    out.put("kind", secret.kind());
    out.setAll(OwnershipFields.json(secret.ownership(), owners));
    out.put("created_time", secret.created().toString());
    out.put("rotated_time", secret.renewed().toString());
    out.put("values", secret.values());
    out.put("expiration", secret.expires().map(Instant::toString).orElse(null));
    return out;
  }
}
