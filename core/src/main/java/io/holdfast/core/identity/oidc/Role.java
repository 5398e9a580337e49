package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Duration;

/**
 * What an identity token of a role says.
 *
 * @param key the name of the key that signs
 * @param template of further claims; empty for none
 * @param clientId the audience
 */
record Role(String name, String key, Duration ttl, String template, String clientId) {
  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("client_id", clientId);
    out.put("key", key);
    out.put("template", template);
    out.put("ttl", ttl.toSeconds());
    return out;
  }
}
