package io.holdfast.core.sys.catalog;

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
import io.holdfast.core.catalog.Owners;
import io.holdfast.core.catalog.Ownership;
import io.holdfast.core.catalog.OwnershipEvents;
import io.holdfast.core.catalog.OwnershipRule;
import io.holdfast.core.catalog.OwnershipRules;

/** {@code sys/catalog/rules}: what is said of all secrets at and below a path. */
final class RulePaths {
  private static final String EVERYTHING = "*";

  private static final Field<String> PATH =
      Field.string("path", "A path of requests: the secret there, and all below; *: everything.")
          .asRequired();

  private RulePaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("catalog/rules/?")
            .describe("List the paths of which something is said.", "")
            .on(Operation.LIST, RulePaths::list),
        Route.path("catalog/rules/{path:rest}")
            .describe(
                "Say who answers for all secrets at and below a path.",
                "Of several rules, what the one nearest to a secret says counts, field by field.")
            .fields(PATH)
            .fields(OwnershipFields.ALL)
            .on(Operation.READ, RulePaths::read)
            .on(Operation.UPDATE, RulePaths::write)
            .on(Operation.DELETE, RulePaths::delete));
  }

  private static Response list(Call call) {
    return Response.keys(
        rules(call).all().stream()
            .map(rule -> rule.path().isEmpty() ? EVERYTHING : rule.path())
            .toList());
  }

  private static Response read(Call call) {
    OwnershipRule rule =
        rules(call)
            .find(path(call))
            .orElseThrow(() -> new Refusal.NotFound("there is no rule for " + call.get(PATH)));
    return shown(call, rule.says());
  }

  private static Response write(Call call) {
    Ownership before = before(call);
    Owners owners = new Owners(CoreCall.of(call).tx(), call.request().namespace());
    Ownership after = OwnershipFields.change(call, before, owners);
    if (after.saysNothing()) {
      throw new Refusal.InvalidRequest(
          "the rule would say nothing; give owner, environment or another of its fields");
    }
    rules(call).put(new OwnershipRule(path(call), after));
    tell(call, before, after);
    return shown(call, after);
  }

  private static Response delete(Call call) {
    tell(call, before(call), Ownership.UNSAID);
    rules(call).remove(path(call));
    return Response.empty();
  }

  private static Ownership before(Call call) {
    return rules(call).find(path(call)).map(OwnershipRule::says).orElse(Ownership.UNSAID);
  }

  private static void tell(Call call, Ownership before, Ownership after) {
    CoreCall core = CoreCall.of(call);
    new OwnershipEvents(core.tx(), call.request().namespace())
        .add(
            new OwnershipEvents.Event(
                call.now(),
                call.get(PATH),
                true,
                before,
                after,
                core.subject().id(),
                call.caller().displayName()));
  }

  private static Response shown(Call call, Ownership says) {
    Owners owners = new Owners(CoreCall.of(call).tx(), call.request().namespace());
    ObjectNode data = Json.object().put("path", call.get(PATH));
    data.setAll(OwnershipFields.json(says, owners));
    return Response.data(data);
  }

  private static OwnershipRules rules(Call call) {
    return new OwnershipRules(CoreCall.of(call).tx(), call.request().namespace());
  }

  private static String path(Call call) {
    String path = call.get(PATH);
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return path.equals(EVERYTHING) ? "" : path.substring(0, end);
  }
}
