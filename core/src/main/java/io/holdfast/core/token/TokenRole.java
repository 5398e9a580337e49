package io.holdfast.core.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.TokenType;
import java.time.Duration;
import java.util.List;

/** A role of {@code auth/token/roles}: the terms of the tokens created through it. */
public record TokenRole(
    String name,
    List<String> allowedPolicies,
    List<String> allowedPoliciesGlob,
    List<String> disallowedPolicies,
    List<String> disallowedPoliciesGlob,
    boolean orphan,
    boolean renewable,
    String pathSuffix,
    Duration legacyPeriod,
    Duration period,
    Duration legacyExplicitMaxTtl,
    Duration explicitMaxTtl,
    List<String> boundCidrs,
    boolean noDefaultPolicy,
    int numUses,
    TokenType type,
    List<String> allowedEntityAliases) {

  /** The period in force: the newer name wins. */
  Duration effectivePeriod() {
    return period.isZero() ? legacyPeriod : period;
  }

  Duration effectiveExplicitMaxTtl() {
    return explicitMaxTtl.isZero() ? legacyExplicitMaxTtl : explicitMaxTtl;
  }

  /** As a read answers it. */
  ObjectNode asJson() {
    ObjectNode out = Json.object();
    if (allowedEntityAliases.isEmpty()) {
      out.putNull("allowed_entity_aliases");
    } else {
      out.set("allowed_entity_aliases", Json.array(allowedEntityAliases));
    }
    out.set("allowed_policies", Json.array(allowedPolicies));
    out.set("allowed_policies_glob", Json.array(allowedPoliciesGlob));
    out.set("disallowed_policies", Json.array(disallowedPolicies));
    out.set("disallowed_policies_glob", Json.array(disallowedPoliciesGlob));
    out.put("explicit_max_ttl", legacyExplicitMaxTtl.toSeconds());
    out.put("name", name);
    out.put("orphan", orphan);
    out.put("path_suffix", pathSuffix);
    out.put("period", legacyPeriod.toSeconds());
    out.put("renewable", renewable);
    if (!boundCidrs.isEmpty()) {
      out.set("token_bound_cidrs", Json.array(boundCidrs));
    }
    if (!explicitMaxTtl.isZero()) {
      out.put("token_explicit_max_ttl", explicitMaxTtl.toSeconds());
    } else {
      out.put("token_explicit_max_ttl", legacyExplicitMaxTtl.toSeconds());
    }
    out.put("token_no_default_policy", noDefaultPolicy);
    if (numUses > 0) {
      out.put("token_num_uses", numUses);
    }
    out.put("token_period", effectivePeriod().toSeconds());
    out.put("token_type", type.wireName());
    return out;
  }
}
