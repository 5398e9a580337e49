package io.holdfast.core.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.identity.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Tokens as clients see them. */
public final class TokenJson {
  private TokenJson() {}

  /** The {@code auth} of an answer that hands out or renews a token. */
  public static ObjectNode auth(Tokens.Issued issued, Subject who, Namespace namespace) {
    TokenEntry entry = issued.entry();
    List<String> given = who.policies(namespace);
    ObjectNode out = Json.object();
    out.put("client_token", issued.text());
    out.put("accessor", entry.accessor());
    out.set("policies", Json.array(who.with(entry.policies(), namespace)));
    if (!entry.policies().isEmpty()) {
      out.set("token_policies", Json.array(entry.policies()));
    }
    if (!given.isEmpty()) {
      out.set("identity_policies", Json.array(new TreeSet<>(given)));
    }
    Map<Namespace, List<String>> outside = who.policiesOutside(namespace);
    if (!outside.isEmpty()) {
      outside(out, outside);
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

  /**
   * The {@code auth} of a login that waits for a second factor.
   *
   * @param requirement which
   */
  public static ObjectNode waiting(ObjectNode requirement) {
    ObjectNode out = Json.object();
    out.put("client_token", "");
    out.put("accessor", "");
    out.putNull("policies");
    out.putNull("metadata");
    out.put("lease_duration", 0);
    out.put("renewable", false);
    out.put("entity_id", "");
    out.put("token_type", "default");
    out.put("orphan", false);
    out.set("mfa_requirement", requirement);
    out.put("num_uses", 0);
    return out;
  }

  private static void outside(ObjectNode out, Map<Namespace, List<String>> policies) {
    ObjectNode map = out.putObject("external_namespace_policies");
    policies.forEach((namespace, names) -> map.set(namespace.path(), Json.array(names)));
  }

  /**
   * The data of a lookup.
   *
   * @param namespace the token's
   */
  public static ObjectNode lookup(
      String text, TokenEntry entry, Subject who, Namespace namespace, Instant now) {
    List<String> given = who.policies(namespace);
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
    if (who.hasPolicies()) {
      outside(out, who.policiesOutside(namespace));
    }
    out.put("id", text);
    if (!given.isEmpty()) {
      out.set("identity_policies", Json.array(given));
    }
    out.put("issue_time", entry.created().toString());
    Instant renewed = entry.lastRenewal();
    if (renewed != null) {
      out.put("last_renewal", renewed.toString());
      out.put("last_renewal_time", renewed.getEpochSecond());
    }
    metadata(out, "meta", entry);
    if (!namespace.isRoot()) {
      out.put("namespace_path", namespace.path());
    }
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
