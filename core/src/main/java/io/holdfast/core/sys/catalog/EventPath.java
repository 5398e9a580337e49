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
import io.holdfast.core.catalog.Owners;
import io.holdfast.core.catalog.OwnershipEvents;
import java.time.Instant;

/** {@code sys/catalog/events}: who changed what is said of secrets. */
final class EventPath {
  private static final long USUAL = 1_000;

  private static final Field<String> SINCE =
      Field.string("since", "An RFC 3339 time, or how long ago, e.g. 7d; all unless given.")
          .inQuery();
  private static final Field<Long> LIMIT =
      Field.integer("limit", "How many to show, the first ones.").withDefault(USUAL).inQuery();

  private EventPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("catalog/events")
            .describe(
                "Show changes of ownership, in order of time.",
                "They are kept for 400 days; the audit log keeps them for ever.")
            .fields(SINCE, LIMIT)
            .on(Operation.READ, EventPath::read)
            .answers(Operation.READ, Field.any("events", "What changed, when and by whom.")));
  }

  private static Response read(Call call) {
    CoreCall core = CoreCall.of(call);
    Owners owners = new Owners(core.tx(), call.request().namespace());
    Instant since =
        call.find(SINCE)
            .filter(text -> !text.isEmpty())
            .map(text -> QueryFields.time(SINCE, text, call.now(), false))
            .orElse(Instant.EPOCH);
    int limit = Math.clamp(call.get(LIMIT), 1, 10_000);
    ObjectNode data = Json.object();
    ArrayNode events = data.putArray("events");
    new OwnershipEvents(core.tx(), call.request().namespace())
        .since(since, limit)
        .forEach(event -> events.add(json(event, owners)));
    return Response.data(data);
  }

  private static ObjectNode json(OwnershipEvents.Event event, Owners owners) {
    ObjectNode out = Json.object();
    out.put("time", event.time().toString());
    out.put("path", event.path());
    out.put("rule", event.rule());
    out.set("before", OwnershipFields.json(event.before(), owners));
    out.set("after", OwnershipFields.json(event.after(), owners));
    out.put("entity_id", event.by());
    out.put("display_name", event.byName());
    return out;
  }
}
