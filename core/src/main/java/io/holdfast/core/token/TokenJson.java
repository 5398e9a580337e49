package io.holdfast.core.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Instant;
import java.util.Map;

/** Tokens as clients see them. */
public final class TokenJson {
  private TokenJson() {}

  /** The {@code auth} of an answer that hands out or renews a token. */
  public static ObjectNode auth(Tokens.Issued issued) {
    TokenEntry entry = issued.entry();
    ObjectNode out = Json.object();
    out.put("client_token", issued.text());
    out.put("accessor", entry.accessor());
    out.set("policies", Json.array(entry.policies()));
    if (!entry.policies().isEmpty()) {
      out.set("token_policies", Json.array(entry.policies()));
    }
    metadata(out, "metadata", entry);
    Instant since = entry.lastRenewal() == null ? entry.created() : entry.lastRenewal();
    out.put("lease_duration", entry.remaining(since).toSeconds());
    out.put("renewable", entry.renewable());
    out.put("entity_id", entry.entityId());
    out.put("token_type", entry.type().wireName());
    out.put("orphan", entry.isOrphan());
    out.putNull("mfa_requirement");
    out.put("num_uses", Math.max(entry.numUses(), 0));
    return out;
  }

  /** The data of a lookup. */
  public static ObjectNode lookup(String text, TokenEntry entry, Instant now) {
    ObjectNode out = Json.object();
    out.put("accessor", entry.accessor());
    out.put("creation_time", entry.created().getEpochSecond());
    out.put("creation_ttl", entry.ttl().toSeconds());
    out.put("display_name", entry.displayName());
    out.put("entity_id", entry.entityId());
    if (entry.expires() == null) {
      out.putNull("expire_time");
    } else {
      out.put("expire_time", entry.expires().toString());
    }
    out.put("explicit_max_ttl", entry.explicitMaxTtl().toSeconds());
    out.put("id", text);
    out.put("issue_time", entry.created().toString());
    Instant renewed = entry.lastRenewal();
    if (renewed != null) {
      out.put("last_renewal", renewed.toString());
      out.put("last_renewal_time", renewed.getEpochSecond());
    }
    metadata(out, "meta", entry);
    out.put("num_uses", entry.numUses());
    out.put("orphan", entry.isOrphan());
    out.put("path", entry.path());
    if (!entry.period().isZero()) {
      out.put("period", entry.period().toSeconds());
    }
    out.set("policies", Json.array(entry.policies()));
    out.put("renewable", entry.renewable());
    if (!entry.role().isEmpty()) {
      out.put("role", entry.role());
    }
    if (!entry.boundCidrs().isEmpty()) {
      out.set("bound_cidrs", Json.array(entry.boundCidrs()));
    }
    out.put("ttl", entry.remaining(now).toSeconds());
    out.put("type", entry.type().wireName());
    return out;
  }

  private static void metadata(ObjectNode out, String name, TokenEntry entry) {
    if (entry.metadata().isEmpty()) {
      out.putNull(name);
      return;
    }
    ObjectNode map = out.putObject(name);
    for (Map.Entry<String, String> pair : new java.util.TreeMap<>(entry.metadata()).entrySet()) {
      map.put(pair.getKey(), pair.getValue());
    }
  }
}
