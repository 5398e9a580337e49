package io.holdfast.engines.ssh.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code issuers}, {@code issuers/import} and {@code issuer/:issuer_ref}: several key pairs beside
 * each other, as OpenBao has them, so that hosts can learn to trust the next one in time.
 */
public final class IssuerPaths {
  static final Field<String> REFERENCE =
      Field.string("issuer_ref", "Id or name of the issuer, or default.");
  private static final Field<String> NAME =
      Field.string("issuer_name", "The issuer's name; letters, digits, dashes and dots.");
  private static final Field<Boolean> SET_DEFAULT =
      Field.bool("set_default", "Whether it signs from now on, unless a role names another.");
  private static final Pattern GOOD_NAME = Pattern.compile("\\w([\\w.-]*\\w)?");

  private IssuerPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("issuers/?")
            .describe("List the issuers.", "By their ids, with names and public keys.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, IssuerPaths::list),
        add("issuers/import"),
        add("issuers/import/{issuer_name}"),
        Route.path("issuer/{issuer_ref}")
            .describe("Read, rename or delete an issuer.", "What it signed holds on.")
            .fields(REFERENCE, NAME)
            .on(Operation.READ, call -> Response.data(required(call).asJson()))
            .on(Operation.UPDATE, IssuerPaths::rename)
            .on(Operation.DELETE, IssuerPaths::delete));
  }

  private static Route.Builder add(String path) {
    return Route.path(path)
        .describe(
            "Add an issuer.",
            "Its key pair is made here unless public_key and private_key are given.")
        .fields(KeyPair.FIELDS)
        .fields(NAME, SET_DEFAULT)
        .on(Operation.UPDATE, IssuerPaths::add);
  }

  private static Response list(Call call) {
    IssuerStore store = IssuerStore.of(call);
    List<String> ids = store.ids(Page.of(call));
    if (ids.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode info = Json.object();
    for (String id : ids) {
      store
          .byId(id)
          .ifPresent(issuer ->
              info.putObject(id)
                  .put("is_default", store.isDefault(issuer))
                  .put("issuer_name", issuer.name())
                  .put("public_key", issuer.publicKey()));
    }
    ObjectNode data = Json.object();
    data.set("key_info", info);
    data.set("keys", Json.array(ids));
    return Response.data(data);
  }

  private static Outcome add(Call call) {
    var _ = freeName(call, Optional.empty());
    return KeyPair.of(call, IssuerPaths::store);
  }

  private static Response store(Call call, KeyPair pair) {
    IssuerStore store = IssuerStore.of(call);
    String name = freeName(call, Optional.empty());
    Issuer issuer = new Issuer(call.services().uuid(), name, pair.publicKey());
    Optional<Issuer> same =
        store.all().stream().filter(other -> other.key().equals(issuer.key())).findFirst();
    if (same.isPresent()) {
      call.warn("an issuer with the provided public key already exists; it is left as it is");
      return Response.data(same.get().asJson());
    }
    store.add(issuer, pair.privateKey(), call.get(SET_DEFAULT));
    return Response.data(issuer.asJson());
  }

  private static Response rename(Call call) {
    Issuer issuer = required(call);
    Issuer renamed = issuer.named(freeName(call, Optional.of(issuer)));
    IssuerStore.of(call).put(renamed);
    return Response.data(renamed.asJson());
  }

  private static Response delete(Call call) {
    IssuerStore store = IssuerStore.of(call);
    Optional<Issuer> issuer = store.find(call.get(REFERENCE));
    issuer
        .filter(store::isDefault)
        .ifPresent(gone ->
            call.warn(
                "this was the default issuer; roles that name no other sign nothing until"
                    + " config/issuers names the next"));
    issuer.ifPresent(store::remove);
    return Response.empty();
  }

  private static Issuer required(Call call) {
    return IssuerStore.of(call).require(call.get(REFERENCE));
  }

  private static String freeName(Call call, Optional<Issuer> own) {
    String name = call.get(NAME).strip();
    if (name.isEmpty()) {
      return name;
    }
    if (name.equalsIgnoreCase(IssuerStore.DEFAULT) || !GOOD_NAME.matcher(name).matches()) {
      throw new Refusal.InvalidRequest(
          "issuer_name must be of letters, digits, dashes and dots, and not \"default\"");
    }
    IssuerStore.of(call)
        .find(name)
        .filter(other -> own.filter(other::equals).isEmpty())
        .ifPresent(other -> {
          throw new Refusal.InvalidRequest("issuer_name is already in use");
        });
    return name;
  }
}
