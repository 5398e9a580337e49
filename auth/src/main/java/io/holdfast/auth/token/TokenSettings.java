package io.holdfast.auth.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant.TokenTerms;
import io.holdfast.api.Refusal;
import io.holdfast.api.TokenType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a user or a role says of the tokens that its logins get. Durations are whole seconds.
 *
 * @param boundCidrs addresses from which to log in and to use the token; empty: any
 * @param strictlyBindIp whether the token may be used only from where its login came
 * @param legacy the older names by which fields were set, which a read shows too
 */
public record TokenSettings(
    List<String> policies,
    Duration ttl,
    Duration maxTtl,
    Duration explicitMaxTtl,
    Duration period,
    int numUses,
    TokenType type,
    boolean noDefaultPolicy,
    List<String> boundCidrs,
    boolean strictlyBindIp,
    List<String> legacy) {

  /** The settings of a user or role that set none. */
  public static final TokenSettings NONE =
      new TokenSettings(
          List.of(),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          0,
          TokenType.DEFAULT,
          false,
          List.of(),
          false,
          List.of());

  /** The same with the policies in lower case, sorted, each once. */
  public TokenSettings withPoliciesSorted() {
    return new TokenSettings(
        sorted(policies),
        ttl,
        maxTtl,
        explicitMaxTtl,
        period,
        numUses,
        type,
        noDefaultPolicy,
        boundCidrs,
        strictlyBindIp,
        legacy);
  }

  static List<String> sorted(List<String> policies) {
    return policies.stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether a login may come from the call's address. */
  public boolean allowLogin(Call call) {
    return Cidr.allow(boundCidrs, call.request().origin().address());
  }

  /** The terms of a token for a login by this call. */
  public TokenTerms terms(Call call) {
    return terms(strictlyBindIp ? List.of(call.request().origin().address()) : boundCidrs);
  }

  /** The terms of a token that may be used from these addresses. */
  public TokenTerms terms(List<String> cidrs) {
    return new TokenTerms(
        ttl, maxTtl, explicitMaxTtl, period, numUses, type, noDefaultPolicy, cidrs);
  }

  /**
   * Checks that a token's policies are still those granted here, as a renewal demands.
   *
   * @throws Refusal.InvalidRequest when they changed
   */
  public void requireSamePolicies(List<String> held) {
    if (!withoutDefault(policies).equals(withoutDefault(held))) {
      throw new Refusal.InvalidRequest("policies have changed, not renewing");
    }
  }

  private static List<String> withoutDefault(List<String> policies) {
    return sorted(policies).stream().filter(name -> !name.equals("default")).toList();
  }

  /**
   * Holds them against the mount's limits: a maximum beyond them is warned of, as it is never
   * reached.
   *
   * @throws Refusal.InvalidRequest when the period is beyond them
   */
  public void requireWithin(Call call) {
    Duration most = call.mount().maxLeaseTtl();
    if (period.compareTo(most) > 0) {
      throw new Refusal.InvalidRequest(
          "'token_period' of \""
              + Durations.text(period)
              + "\" is greater than the mount's maximum lease TTL of \""
              + Durations.text(most)
              + "\"");
    }
    if (maxTtl.compareTo(most) > 0) {
      call.warn(
          "token_max_ttl is greater than the mount's maximum TTL, which bounds the issued tokens");
    }
  }

  /** As a read shows them. */
  public ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.set("token_bound_cidrs", Json.array(boundCidrs));
    out.put("token_explicit_max_ttl", explicitMaxTtl.toSeconds());
    out.put("token_max_ttl", maxTtl.toSeconds());
    out.put("token_no_default_policy", noDefaultPolicy);
    out.put("token_num_uses", numUses);
    out.put("token_period", period.toSeconds());
    out.set("token_policies", Json.array(policies));
    out.put("token_strictly_bind_ip", strictlyBindIp);
    out.put("token_ttl", ttl.toSeconds());
    out.put("token_type", type == TokenType.DEFAULT ? "default" : type.wireName());
    for (Map.Entry<String, String> name : TokenFields.LEGACY_NAMES.entrySet()) {
      JsonNode value = out.get(name.getValue());
      boolean set = value.isArray() ? !value.isEmpty() : value.asLong() > 0;
      if (set && legacy.contains(name.getKey())) {
        out.set(name.getKey(), value);
      }
    }
    return out;
  }
}
