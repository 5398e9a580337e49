package io.holdfast.core.sys;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** {@code sys/policy} (the old form) and {@code sys/policies/acl}: ACL policies. */
final class PolicyPaths {
  private static final Field<String> NAME = Field.string("name", "The name of the policy.");
  private static final Field<String> POLICY =
      Field.string("policy", "The rules of the policy, in HCL or JSON.").alsoKnownAs("rules");

  private final PolicyStore policies;

  PolicyPaths(SystemRooms rooms) {
    this.policies = rooms.policies();
  }

  Routes routes() {
    return Routes.of(
        Route.path("policy/?")
            .describe("List the configured access control policies.", "")
            .on(Operation.READ, this::listOld)
            .on(Operation.LIST, this::listOld),
        Route.path("policy/{name:rest}")
            .describe("Read, modify, or delete an access control policy.", "")
            .fields(NAME, POLICY)
            .on(Operation.READ, call -> read(call, "rules"))
            .on(Operation.UPDATE, this::write)
            .on(Operation.DELETE, this::delete),
        Route.path("policies/acl/?")
            .describe("List the configured access control policies.", "")
            .on(Operation.LIST, this::list),
        Route.path("policies/acl/{name:rest}")
            .describe("Read, modify, or delete an access control policy.", "")
            .fields(NAME, POLICY)
            .on(Operation.READ, call -> read(call, "policy"))
            .on(Operation.UPDATE, this::write)
            .on(Operation.DELETE, this::delete));
  }

  private List<String> names(Call call) {
    List<String> names = new ArrayList<>(policies.names(CoreCall.of(call).tx()));
    names.removeIf(name -> !PolicyNames.isAssignable(name));
    names.add(PolicyNames.ROOT);
    return names;
  }

  private Response list(Call call) {
    return Response.keys(names(call));
  }

  private Response listOld(Call call) {
    var data = Json.object();
    data.set("keys", Json.array(names(call)));
    data.set("policies", Json.array(names(call)));
    return Response.data(data);
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
    var data = Json.object().put("name", name);
    if (name.equals(PolicyNames.ROOT)) {
      return Response.data(data.put(textField, ""));
    }
    return policies
        .read(CoreCall.of(call).tx(), name)
        .map(text -> Response.data(data.put(textField, text)))
        .orElseThrow(Refusal.NotFound::new);
  }

  private Response write(Call call) {
    String name = name(call);
    if (PolicyNames.isImmutable(name)) {
      throw new Refusal.InvalidRequest("cannot update \"" + name + "\" policy");
    }
    String text = decoded(call.get(POLICY));
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest("'policy' parameter not supplied or empty");
    }
    try {
      var _ = PolicyParser.parse(name, text);
    } catch (PolicySyntaxException e) {
      throw new Refusal.InvalidRequest(String.valueOf(e.getMessage()));
    }
    policies.write(CoreCall.of(call).tx(), name, text);
    return Response.empty();
  }

  /** Policies may come in base 64, as Vault has it. */
  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }

  private Response delete(Call call) {
    String name = name(call);
    if (PolicyNames.isImmutable(name) || name.equals(PolicyNames.DEFAULT)) {
      throw new Refusal.InvalidRequest("cannot delete \"" + name + "\" policy");
    }
    policies.delete(CoreCall.of(call).tx(), name);
    return Response.empty();
  }
}
