package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.issue.Format;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.KeyEntry;
import io.holdfast.engine.pki.store.KeyStore;
import io.holdfast.engine.pki.store.Names;
import io.holdfast.engine.pki.x509.KeyIds;
import io.holdfast.engine.pki.x509.PemBlock;
import io.holdfast.engine.pki.x509.PrivateKeys;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@code keys}, {@code keys/generate}, {@code keys/import} and {@code key/:ref}. */
public final class KeyPaths {
  private static final Field<String> REF =
      Field.string("key_ref", "The key: its id, its name, or default.");
  private static final Field<String> NAME = Field.string("key_name", "The key's name.");
  private static final Field<String> BUNDLE =
      Field.string("pem_bundle", "One private key in PEM, not encrypted.");
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  private KeyPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("keys/?")
            .describe("List the keys.", "Their ids, and the names and the default beside.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, KeyPaths::list),
        generating("internal", "The private key stays here."),
        generating("exported", "The private key is also shown, this once."),
        generating("kms", "Refused: keys of a KMS are not supported."),
        Route.path("keys/import")
            .describe("Import a private key.", "One that is here already stays as it is.")
            .fields(BUNDLE, NAME)
            .onWrite(KeyPaths::importKey),
        Route.path("key/{key_ref}")
            .describe(
                "Read, rename or delete a key.",
                "The private key itself is never shown. One that an issuer needs stays.")
            .fields(REF, NAME)
            .on(Operation.READ, KeyPaths::read)
            .on(Operation.DELETE, KeyPaths::delete)
            .onWrite(KeyPaths::rename));
  }

  private static Route.Builder generating(String kind, String more) {
    return Route.path("keys/generate/" + kind)
        .describe("Make a key.", more)
        .fields(KeyChoice.FIELDS)
        .onWrite(call -> generate(KeyChoice.of(kind, call)));
  }

  private static Response list(Call call) {
    KeyStore keys = KeyStore.of(call);
    List<KeyEntry> all = keys.page(Page.of(call));
    if (all.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    ObjectNode info = data.putObject("key_info");
    String defaultId = keys.defaultId();
    for (KeyEntry key : all) {
      info.putObject(key.id())
          .put("is_default", key.id().equals(defaultId))
          .put("key_name", key.name());
    }
    data.set("keys", Json.array(all.stream().map(KeyEntry::id).toList()));
    return Response.data(data);
  }

  private static Effect generate(KeyChoice choice) {
    return () -> {
      // Not closed here: the completion, which may run again, stores it.
      SigningKey key = choice.take();
      Optional<String> shown = choice.text(new Format(Format.Kind.PEM, false), key);
      return later -> {
        ObjectNode data = view(choice.store(later, key));
        shown.ifPresent(text -> data.put("private_key", text));
        return Response.data(data);
      };
    };
  }

  private static Response importKey(Call call) {
    List<PemBlock> blocks =
        Import.blocks(call.get(BUNDLE)).stream().filter(PrivateKeys::isPrivateKey).toList();
    if (blocks.size() != 1) {
      throw new Refusal.InvalidRequest(
          "pem_bundle must hold exactly one private key in PEM, not " + blocks.size());
    }
    String name = Names.checked(call.get(NAME), NAME.name());
    KeyStore keys = KeyStore.of(call);
    try (SigningKey key = PrivateKeys.read(blocks.getFirst())) {
      Optional<KeyEntry> existing = keys.holding(key.publicKey());
      existing.ifPresent(entry -> call.warn("the key was here already and stays as it is"));
      KeyEntry entry = existing.orElseGet(() -> keys.add(call.services().uuid(), name, key));
      return Response.data(view(entry));
    }
  }

  private static Response read(Call call) {
    KeyEntry key = KeyStore.of(call).require(call.get(REF));
    ObjectNode data = view(key);
    data.put("subject_key_id", COLONS.formatHex(KeyIds.of(key.spki())));
    return Response.data(data);
  }

  private static Response rename(Call call) {
    KeyStore keys = KeyStore.of(call);
    KeyEntry key = keys.require(call.get(REF));
    String name = Names.checked(call.find(NAME).orElse(key.name()), NAME.name());
    return Response.data(view(keys.rename(key, name)));
  }

  private static Response delete(Call call) {
    KeyStore keys = KeyStore.of(call);
    Optional<KeyEntry> key = keys.find(call.get(REF));
    if (key.isEmpty()) {
      return Response.empty();
    }
    IssuerStore.of(call).all().stream()
        .filter(issuer -> issuer.keyId().equals(key.get().id()))
        .findFirst()
        .ifPresent(issuer -> {
          throw new Refusal.InvalidRequest(
              "the key is in use by issuer " + issuer.id() + ": delete that first");
        });
    if (keys.delete(key.get())) {
      call.warn("the deleted key was the default: set another by config/keys");
    }
    return Response.empty();
  }

  private static ObjectNode view(KeyEntry key) {
    return Json.object()
        .put("key_id", key.id())
        .put("key_name", key.name())
        .put("key_type", key.kind().apiName());
  }
}
