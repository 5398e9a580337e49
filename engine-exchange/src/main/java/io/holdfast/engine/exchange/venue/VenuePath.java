package io.holdfast.engine.exchange.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.route.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** {@code venues/:name}: the documents that say how a venue signs. */
public final class VenuePath {
  private static final List<Field<?>> DOCUMENT =
      List.of(
          Field.string("title", "What people call it."),
          any("addresses", "Base URLs by environment: {\"production\": \"https://...\"}."),
          any(
              "algorithms",
              "What signs, and how the signature is written: {\"hmac-sha256\": \"hex\"}."),
          Field.string("secret", "How the secret is written: text, hex, base64 or base64url.")
              .withDefault("text"),
          Field.bool("passphrase", "Whether a key has a passphrase beside its secret."),
          Field.string("time", "How {timestamp} is written: s, ms, us, ns or iso.")
              .withDefault("ms"),
          Field.string("nonce", "Unit of {nonce}, which only goes up: s, ms, us or ns."),
          Field.integer("expires", "Seconds after which {expires} is.").withDefault(60L),
          Field.string("window", "{window} in ms, unless the client gives one.")
              .withDefault("5000"),
          Field.string("body", "What bodies are: form or json.").withDefault("json"),
          Field.string("empty_body", "What is sent where there would be no body."),
          Field.bool("send_body", "Whether the body is sent, or only signed.").withDefault(true),
          any("parameters", "Added unless there: [{\"name\", \"value\", \"in\", \"first\"}]."),
          Field.string("sign", "What is signed: {timestamp}{method}{path_query}{body}."),
          any("headers", "Headers that go along: {\"X-Sign\": \"{signature}\"}."),
          Field.string("signature_parameter", "The parameter that carries the signature."),
          any("orders", "Orders: [{\"methods\", \"paths\", \"symbol\", \"price\", \"quantity\"}]."),
          any("withdrawals", "Withdrawals: [{\"paths\", \"asset\", \"address\", \"amount\"}]."),
          Field.commaList("symbols", "How markets are called in parameters."),
          Field.commaList("reads", "Paths that change nothing, though the method would say so."),
          Field.bool("get_acts", "Whether a GET may change something at this venue."));

  private final BiFunction<StorageView, String, List<String>> keysOf;

  /**
   * @param keysOf the names of the keys of a venue
   */
  public VenuePath(BiFunction<StorageView, String, List<String>> keysOf) {
    this.keysOf = keysOf;
  }

  private static Field<JsonNode> any(String name, String description) {
    return Field.any(name, description);
  }

  public Routes routes() {
    return Routes.of(
        Route.path("venues/?")
            .describe("List the venues.", "The built-in ones, and those written here.")
            .on(Operation.LIST, VenuePath::list),
        Named.VENUES
            .route("")
            .describe(
                "Write, read or delete the document of a venue.",
                "It says in templates what is signed and where the signature goes, so that a venue"
                    + " which is not built in needs no program. The built-in ones are such"
                    + " documents too. One that a key uses can't be changed.")
            .fields(DOCUMENT)
            .exists(Named.VENUES::exists)
            .on(Operation.READ, VenuePath::read)
            .onWrite(this::write)
            .on(Operation.DELETE, this::delete));
  }

  private static Response list(Call call) {
    TreeSet<String> names = new TreeSet<>(BuiltIn.NAMES);
    names.addAll(call.storage().list(Named.VENUES.storageKey("")));
    return Response.keys(new ArrayList<>(names));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    if (BuiltIn.NAMES.contains(name)) {
      ObjectNode view = BuiltIn.document(name);
      return Response.data(view.put("built_in", true));
    }
    ObjectNode view = (ObjectNode) Named.VENUES.read(call.storage(), name, JsonNode.class);
    return Response.data(view.put("built_in", false));
  }

  private Response write(Call call) {
    String name = call.get(Named.NAME);
    requireOwn(name);
    requireUnused(call, name);
    ObjectNode document = Json.object();
    for (Field<?> field : DOCUMENT) {
      call.find(field).ifPresent(value -> document.set(field.name(), Json.of(value)));
    }
    Venue venue = VenueReader.read(name, document);
    call.storage().put(Named.VENUES.storageKey(name), (Object) document);
    return Response.data(Json.object().put("name", venue.name()).put("title", venue.title()));
  }

  private Response delete(Call call) {
    String name = call.get(Named.NAME);
    requireOwn(name);
    requireUnused(call, name);
    call.storage().delete(Named.VENUES.storageKey(name));
    return Response.empty();
  }

  private static void requireOwn(String name) {
    if (BuiltIn.NAMES.contains(name)) {
      throw Inputs.invalid("name", "\"" + name + "\" is built in; choose another name");
    }
  }

  private void requireUnused(Call call, String name) {
    List<String> keys = keysOf.apply(call.storage(), name);
    if (!keys.isEmpty()) {
      throw new Refusal.InvalidRequest(
          Named.VENUES.label(name)
              + " is used by the keys "
              + String.join(", ", keys)
              + ", which would sign otherwise: write it under another name");
    }
  }
}
