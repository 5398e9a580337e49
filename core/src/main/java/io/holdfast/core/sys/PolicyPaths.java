package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.policy.PolicyParser;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.policy.PolicySyntaxException;
import io.holdfast.core.policy.StoredPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code sys/policy} (the old form) and {@code sys/policies/acl}: ACL policies. */
final class PolicyPaths {
  static final Field<String> NAME = Field.string("name", "The name of the policy.");
  private static final Field<String> POLICY =
      Field.string("policy", "The rules of the policy, in HCL or JSON.").alsoKnownAs("rules");
  private static final Field<Long> CAS =
      Field.integer("cas", "The version that the write replaces; -1 or 0 for none.");
  private static final Field<Boolean> CAS_REQUIRED =
      Field.bool("cas_required", "Whether further writes must give cas.");
  private static final Field<String> EXPIRATION =
      Field.string("expiration", "When the policy ends (RFC 3339).");
  private static final Field<Duration> TTL =
      Field.duration("ttl", "After what time the policy ends.");
  private static final Field<Boolean> SLASHES =
      Field.bool("allow_slashes_in_identity_templates", "Whether values may hold slashes.");
  private static final Field<Boolean> WILDCARDS =
      Field.bool("allow_wildcards_in_identity_templates", "Whether values may hold * and +.");
  private static final Field<?>[] FIELDS = {
    NAME, POLICY, CAS, CAS_REQUIRED, EXPIRATION, TTL, SLASHES, WILDCARDS
  };

  private final PolicyStore policies;
  private final PolicyLists lists;

  PolicyPaths(SystemRooms rooms) {
    this.policies = rooms.policies();
    this.lists = new PolicyLists(rooms);
  }

  Routes routes() {
    return Routes.of(
        Route.path("policy/{name:rest}")
            .describe("Read, modify, or delete an access control policy.", "")
            .fields(FIELDS)
            .on(Operation.READ, call -> read(call, "rules"))
            .on(Operation.LIST, lists::oldBelow)
            .on(Operation.UPDATE, this::write)
            .on(Operation.DELETE, this::delete),
        Route.path("policies/acl/{name:rest}")
            .describe("Read, modify, or delete an access control policy.", "")
            .fields(FIELDS)
            .on(Operation.READ, call -> read(call, "policy"))
            .on(Operation.LIST, lists::below)
            .on(Operation.UPDATE, this::write)
            .on(Operation.PATCH, this::patch)
            .on(Operation.DELETE, this::delete));
  }

  private static String name(Call call) {
    String name = PolicyNames.normalize(call.get(NAME));
    if (name.isEmpty()) {
      throw new Refusal.InvalidRequest("missing policy name");
    }
    return name;
  }

  private Response read(Call call, String textField) {
    String name = name(call);
    if (name.equals(PolicyNames.ROOT)) {
      return Response.data(Json.object().put("name", name).put(textField, ""));
    }
    StoredPolicy policy =
        policies
            .read(CoreCall.of(call).tx(), call.request().namespace(), name)
            .orElseThrow(Refusal.NotFound::new);
    return Response.data(
        policy.isPlain()
            ? Json.object().put("name", name).put(textField, policy.text())
            : json(name, policy.text(), Optional.of(policy), textField));
  }

  /** All that is known of a policy; Vault's clients know its name and text alone. */
  static ObjectNode json(
      String name, String text, Optional<StoredPolicy> policy, String textField) {
    ObjectNode data = Json.object();
    data.put(
        "allow_slashes_in_identity_templates",
        policy.map(StoredPolicy::allowSlashes).orElse(false));
    data.put(
        "allow_wildcards_in_identity_templates",
        policy.map(StoredPolicy::allowWildcards).orElse(false));
    data.put("cas_required", policy.map(StoredPolicy::casRequired).orElse(false));
    policy
        .map(StoredPolicy::expiration)
        .ifPresent(expiration -> data.put("expiration", expiration.toString()));
    policy.ifPresent(stored -> data.put("modified", stored.modified().toString()));
    data.put("name", name);
    data.put(textField, text);
    data.put("version", policy.map(StoredPolicy::version).orElse(0L));
    return data;
  }

  private Response write(Call call) {
    String name = name(call);
    if (PolicyNames.isImmutable(name)) {
      throw new Refusal.InvalidRequest("cannot update \"" + name + "\" policy");
    }
    String text = parsed(name, PolicyText.decoded(call.get(POLICY)));
    CoreCall core = CoreCall.of(call);
    Optional<StoredPolicy> before = policies.read(core.tx(), call.request().namespace(), name);
    boolean casRequired =
        call.find(CAS_REQUIRED).or(() -> before.map(StoredPolicy::casRequired)).orElse(false);
    long version = before.map(StoredPolicy::version).orElse(0L);
    checkCas(call, version, casRequired);
    policies.write(
        core.tx(),
        call.request().namespace(),
        name,
        new StoredPolicy(
            text,
            version + 1,
            call.now(),
            casRequired,
            expiration(call),
            call.get(SLASHES),
            call.get(WILDCARDS)));
    return Response.empty();
  }

  /** A text that is a policy's. */
  private static String parsed(String name, String text) {
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest("'policy' parameter not supplied or empty");
    }
    try {
      var _ = PolicyParser.parse(name, text);
      return text;
    } catch (PolicySyntaxException e) {
      throw new Refusal.InvalidRequest(String.valueOf(e.getMessage()));
    }
  }

  /** What is not given stays as it is. */
  private Response patch(Call call) {
    String name = name(call);
    if (PolicyNames.isImmutable(name)) {
      throw new Refusal.InvalidRequest("cannot update \"" + name + "\" policy");
    }
    CoreCall core = CoreCall.of(call);
    StoredPolicy before =
        policies
            .read(core.tx(), call.request().namespace(), name)
            .orElseThrow(() -> new Refusal.InvalidRequest("policy not found"));
    checkCas(call, before.version(), before.casRequired());
    Optional<String> text = call.find(POLICY).map(given -> parsed(name, PolicyText.decoded(given)));
    boolean ends = call.has(TTL) || call.has(EXPIRATION);
    policies.write(
        core.tx(),
        call.request().namespace(),
        name,
        new StoredPolicy(
            text.orElse(before.text()),
            before.version() + 1,
            call.now(),
            call.find(CAS_REQUIRED).orElse(before.casRequired()),
            ends ? expiration(call) : before.expiration(),
            call.find(SLASHES).orElse(before.allowSlashes()),
            call.find(WILDCARDS).orElse(before.allowWildcards())));
    return Response.empty();
  }

  private static void checkCas(Call call, long version, boolean required) {
    Optional<Long> cas = call.find(CAS);
    if (cas.isEmpty() && required) {
      throw new Refusal.InvalidRequest("check-and-set parameter required for this call");
    }
    // -1 asks for a policy that is not there yet.
    if (cas.isPresent() && cas.get() != version && !(cas.get() == -1 && version == 0)) {
      throw new Refusal.InvalidRequest(
          "check-and-set parameter " + cas.get() + " did not match the current version " + version);
    }
  }

  private static @Nullable Instant expiration(Call call) {
    Duration ttl = call.get(TTL);
    if (!ttl.isZero()) {
      return call.now().plus(ttl);
    }
    String text = call.get(EXPIRATION);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Refusal.InvalidRequest("expiration: write a moment as 2027-01-31T00:00:00Z");
    }
  }

  private Response delete(Call call) {
    String name = name(call);
    if (PolicyNames.isImmutable(name) || name.equals(PolicyNames.DEFAULT)) {
      throw new Refusal.InvalidRequest("cannot delete \"" + name + "\" policy");
    }
    policies.delete(CoreCall.of(call).tx(), call.request().namespace(), name);
    return Response.empty();
  }
}
