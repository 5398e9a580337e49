package io.holdfast.core.sys.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.holdfast.core.catalog.CatalogQuery;
import io.holdfast.core.catalog.CatalogReader;
import io.holdfast.core.catalog.Owners;
import io.holdfast.core.catalog.Ownership;
import io.holdfast.core.catalog.OwnershipEvents;
import io.holdfast.core.catalog.Secret;

/** {@code sys/catalog/secrets}: which secrets there are, and what is said of one. */
final class SecretPaths {
  private static final Field<String> SECRET =
      Field.string("secret", "The path of requests that read the secret.").asRequired();

  private SecretPaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("catalog/secrets")
            .describe(
                "Find secrets of this namespace.",
                "Every secret that an engine keeps is a row: what it is, who answers for it, when"
                    + " it got its value. No value is shown. Filters, an order and a page are"
                    + " parameters of the query.")
            .fields(QueryFields.FILTERS)
            .fields(QueryFields.PAGING)
            .on(Operation.READ, SecretPaths::query)
            .answers(
                Operation.READ,
                Field.any("secrets", "The rows."),
                Field.integer("total", "How many there are that the filters let through.")),
        Route.path("catalog/secrets/{secret:rest}")
            .describe(
                "Show the row of a secret, or say who answers for it.",
                "What is said here goes before what rules say of the paths above. A field that is"
                    + " null is said no more; deleting takes all back that was said here.")
            .fields(SECRET)
            .fields(OwnershipFields.ALL)
            .on(Operation.READ, SecretPaths::read)
            .on(Operation.UPDATE, SecretPaths::write)
            .on(Operation.DELETE, SecretPaths::delete));
  }

  private static Response query(Call call) {
    CoreCall core = CoreCall.of(call);
    Owners owners = new Owners(core.tx(), call.request().namespace());
    CatalogQuery.Found found = QueryFields.page(call, owners).of(reader(core));
    ObjectNode data = Json.object();
    ArrayNode secrets = data.putArray("secrets");
    found.shown().forEach(secret -> secrets.add(SecretJson.of(secret, owners)));
    return Response.data(data.put("total", found.total()));
  }

  private static Response read(Call call) {
    CoreCall core = CoreCall.of(call);
    return shown(core, find(core, reader(core)));
  }

  private static Response write(Call call) {
    CoreCall core = CoreCall.of(call);
    CatalogReader reader = reader(core);
    Secret secret = find(core, reader);
    Owners owners = new Owners(core.tx(), call.request().namespace());
    say(core, reader, secret, OwnershipFields.change(call, reader.said(secret), owners));
    return shown(core, find(core, reader));
  }

  private static Response delete(Call call) {
    CoreCall core = CoreCall.of(call);
    CatalogReader reader = reader(core);
    reader.find(call.get(SECRET)).ifPresent(s -> say(core, reader, s, Ownership.UNSAID));
    return Response.empty();
  }

  private static void say(CoreCall core, CatalogReader reader, Secret secret, Ownership after) {
    Ownership before = reader.said(secret);
    reader.say(secret, after);
    new OwnershipEvents(core.tx(), core.request().namespace())
        .add(
            new OwnershipEvents.Event(
                core.now(),
                secret.path(),
                false,
                before,
                after,
                core.subject().id(),
                core.caller().displayName()));
  }

  private static Response shown(CoreCall core, Secret secret) {
    Owners owners = new Owners(core.tx(), core.request().namespace());
    return Response.data(SecretJson.of(secret, owners));
  }

  private static Secret find(CoreCall core, CatalogReader reader) {
    String path = core.get(SECRET);
    return reader
        .find(path)
        .orElseThrow(() -> new Refusal.NotFound("the catalog has no secret at " + path));
  }

  static CatalogReader reader(CoreCall core) {
    return new CatalogReader(core.tx(), core.router(), core.request().namespace());
  }
}
