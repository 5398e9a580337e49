package io.holdfast.auth.approle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a secret id, which itself is not.
 *
 * @param accessor names it without giving it away
 * @param numUses how many logins it still allows; 0 for any number
 * @param ttl as it was asked for; zero for none
 * @param expires null for never
 * @param cidrs blocks of addresses from which to log in with it; empty: any
 * @param tokenCidrs blocks that its tokens are bound to instead of the role's; empty: the role's
 */
record SecretId(
    String accessor,
    long numUses,
    Duration ttl,
    Instant created,
    @Nullable Instant expires,
    Instant updated,
    Map<String, String> metadata,
    List<String> cidrs,
    List<String> tokenCidrs) {
  /** What Vault shows as the expiration time of what never expires. */
  private static final String NEVER = "0001-01-01T00:00:00Z";

  boolean isExpired(Instant now) {
    return expires != null && !expires.isAfter(now);
  }

  /** The same with one use less. */
  SecretId used(Instant now) {
    return new SecretId(
        accessor, numUses - 1, ttl, created, expires, now, metadata, cidrs, tokenCidrs);
  }

  /** As a lookup shows it. */
  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("secret_id_accessor", accessor);
    out.put("secret_id_num_uses", numUses);
    out.put("secret_id_ttl", ttl.toSeconds());
    out.put("creation_time", created.toString());
    out.put("expiration_time", expires == null ? NEVER : expires.toString());
    out.put("last_updated_time", updated.toString());
    out.set("metadata", Json.of(metadata));
    out.set("cidr_list", Json.array(cidrs));
    out.set("token_bound_cidrs", Json.array(tokenCidrs));
    return out;
  }
}
