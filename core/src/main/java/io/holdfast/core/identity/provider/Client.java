package io.holdfast.core.identity.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Duration;
import java.util.List;

/**
 * An application that signs users in.
 *
 * @param key the name of the key that signs its tokens
 * @param secret empty for a public client, which proves itself by PKCE alone
 * @param assignments the names of the assignments of those who may sign in
 */
record Client(
    String name,
    String id,
    String secret,
    List<String> redirectUris,
    List<String> assignments,
    String key,
    Duration idTokenTtl,
    Duration accessTokenTtl) {

  boolean isPublic() {
    return secret.isEmpty();
  }

  String type() {
    return isPublic() ? "public" : "confidential";
  }

  /** What is shown of it; the secret where it is asked for by name. */
  ObjectNode asJson(boolean withSecret) {
    ObjectNode out = Json.object();
    out.put("access_token_ttl", accessTokenTtl.toSeconds());
    out.set("assignments", Json.array(assignments));
    out.put("client_id", id);
    if (withSecret && !isPublic()) {
      out.put("client_secret", secret);
    }
    out.put("client_type", type());
    out.put("id_token_ttl", idTokenTtl.toSeconds());
    out.put("key", key);
    out.set("redirect_uris", Json.array(redirectUris));
    return out;
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "Client[" + name + " " + id + "]";
  }
}
