package io.holdfast.core.sys.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.catalog.Access;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.token.Tokens;
import java.util.List;

/** {@code sys/catalog/access}: who can reach a secret. */
final class AccessPath {
  private static final Field<String> SECRET =
      Field.string("secret", "The path of requests to ask about.").asRequired();

  private final PolicyStore policies;
  private final Tokens tokens;

  AccessPath(PolicyStore policies, Tokens tokens) {
    this.policies = policies;
    this.tokens = tokens;
  }

  Routes routes() {
    return Routes.of(
        Route.path("catalog/access/{secret:rest}")
            .describe(
                "Show who can reach a secret, and how.",
                "The policies that allow something there, the people who have them by themselves"
                    + " or by groups, and the tokens that there are. The root policy reaches"
                    + " everything. Batch tokens are not kept and can't be shown; neither can what"
                    + " roles of auth methods would give to the next login.")
            .fields(SECRET)
            .on(Operation.READ, this::read)
            .answers(
                Operation.READ,
                Field.any("policies", "Policies that allow something there."),
                Field.any("entities", "People who may."),
                Field.any("tokens", "Tokens that may, alike ones together."),
                Field.bool("partial", "Whether there are more than were looked at.")));
  }

  private Response read(Call call) {
    CoreCall core = CoreCall.of(call);
    Access.Found found =
        new Access(core.tx(), call.request().namespace(), policies, tokens).to(call.get(SECRET));
    ObjectNode data = Json.object().put("path", call.get(SECRET));
    put(data, "policies", found.policies());
    put(data, "entities", found.entities());
    put(data, "tokens", found.tokens());
    return Response.data(data.put("partial", found.partial()));
  }

  private static void put(ObjectNode data, String kind, List<Access.Grant> grants) {
    ArrayNode all = data.putArray(kind);
    for (Access.Grant grant : grants) {
      ObjectNode out = all.addObject().put("name", grant.name());
      out.set("capabilities", Json.array(grant.capabilities()));
      if (!kind.equals("policies")) {
        out.put("entity_id", grant.id());
        out.set("policies", Json.array(grant.policies()));
      }
      if (kind.equals("tokens")) {
        out.put("count", grant.count());
      }
    }
  }
}
