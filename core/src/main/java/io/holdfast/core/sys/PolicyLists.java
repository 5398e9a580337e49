package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.policy.StoredPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists of ACL policies: all of them or those below a name, by name or with what is known. */
final class PolicyLists {
  private final PolicyStore policies;

  PolicyLists(SystemRooms rooms) {
    this.policies = rooms.policies();
  }

  Routes routes() {
    return Routes.of(
        Route.path("policy/?")
            .describe("List the configured access control policies.", "")
            .on(Operation.READ, call -> old(names(call)))
            .on(Operation.LIST, call -> old(names(call))),
        Route.path("policies/acl/?")
            .describe("List the configured access control policies.", "")
            .on(Operation.LIST, call -> Response.keys(names(call))),
        Route.path("policies/detailed/acl/?")
            .describe("List the access control policies with all that is known of them.", "")
            .on(Operation.LIST, call -> detailed(call, names(call))),
        Route.path("policies/detailed/acl/{name:rest}")
            .describe("List the policies below a name with all that is known of them.", "")
            .fields(PolicyPaths.NAME)
            .on(Operation.LIST, call -> detailed(call, namesBelow(call))));
  }

  private List<String> names(Call call) {
    List<String> names =
        new ArrayList<>(policies.names(CoreCall.of(call).tx(), call.request().namespace()));
    names.removeIf(name -> !PolicyNames.isAssignable(name));
    if (call.request().namespace().isRoot()) {
      names.add(PolicyNames.ROOT);
    }
    return names;
  }

  /** Those whose names begin with a folder's. */
  private List<String> namesBelow(Call call) {
    String name = PolicyNames.normalize(call.get(PolicyPaths.NAME));
    String folder = name.endsWith("/") ? name : name + "/";
    return names(call).stream().filter(other -> other.startsWith(folder)).toList();
  }

  Response below(Call call) {
    return Response.keys(namesBelow(call));
  }

  /** The same in the form of Vault's first versions. */
  Response oldBelow(Call call) {
    return old(namesBelow(call));
  }

  private static Response old(List<String> names) {
    ObjectNode data = Json.object();
    data.set("keys", Json.array(names));
    data.set("policies", Json.array(names));
    return Response.data(data);
  }

  private Response detailed(Call call, List<String> names) {
    if (names.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    data.set("keys", Json.array(names));
    ObjectNode details = data.putObject("key_info");
    for (String name : names) {
      Optional<StoredPolicy> policy =
          policies.read(CoreCall.of(call).tx(), call.request().namespace(), name);
      String text = policy.map(StoredPolicy::text).orElse("");
      details.set(name, PolicyPaths.json(name, text, policy, "policy"));
    }
    return Response.data(data);
  }
}
