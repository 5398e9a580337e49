package io.holdfast.engine.bitcoin.child;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.bip85.ChildSecrets;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.key.Actor;
import io.holdfast.engine.bitcoin.key.KeyUse;
import io.holdfast.engine.bitcoin.key.NewKey;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code keys/:name/children}: what BIP-85 derives of a key. A child becomes a key of this mount,
 * which nobody sees, or is shown, if its parent is exportable. Each place is used once.
 */
public final class ChildPath {
  private static final Field<String> ID =
      Field.string("id", "The child's place: application, parameters, index, as in 39-0-12-0.")
          .asRequired();
  private static final Field<String> KEY =
      Field.string(
          "key",
          "Name of the key that is made of the child (mnemonic, xprv, wif); without it the child is"
              + " shown, if the parent is exportable.");
  private static final Field<String> LABEL = Field.string("label", "What the child is for.");
  private static final Field<Boolean> EXPORTABLE =
      Field.bool("exportable", "Whether the new key may be read back; as its parent may.");

  private ChildPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/children/?")
            .describe(
                "Derive a child of a key (BIP-85), or list its children.",
                "A mnemonic, master key or private key becomes a key of this mount. These and"
                    + " bytes, passwords, dice and Nostr keys are shown only if the parent is"
                    + " exportable. A place that is used is never given to anything else.")
            .fields(ChildFields.ALL)
            .fields(KEY, LABEL, EXPORTABLE)
            .on(Operation.LIST, ChildPath::list)
            .onWrite(ChildPath::create),
        Named.KEYS
            .route("/children/{id}")
            .describe("Read what a child is for.", "Tells its place, and the key made of it.")
            .fields(ID)
            .on(Operation.READ, call -> Response.data(stored(call).view())),
        Named.KEYS
            .route("/children/{id}/export")
            .describe(
                "Read a child of an exportable key.",
                "Derives it again. A child that became a key of this mount is exported as that"
                    + " key, if it may be.")
            .fields(ID)
            .on(Operation.READ, ChildPath::export));
  }

  private static Response list(Call call) {
    var _ = StoredKey.of(call);
    return Response.keys(StoredChild.ids(call.storage(), call.get(Named.NAME)));
  }

  private static StoredChild stored(Call call) {
    return StoredChild.find(call.storage(), call.get(Named.NAME), call.get(ID))
        .orElseThrow(() -> new Refusal.NotFound("no child '" + call.get(ID) + "' of it"));
  }

  private static Response create(Call call) {
    String name = call.get(Named.NAME);
    StoredKey parent = StoredKey.of(call);
    Child child = free(call, name, ChildFields.child(call));
    String key = call.get(KEY).isEmpty() ? "" : Named.name(KEY.name(), call.get(KEY));
    requireShape(call, name, parent, child.application(), key);
    StoredChild stored =
        new StoredChild(child, key, call.get(LABEL).strip(), call.now(), Actor.of(call));
    ObjectNode view = stored.view();
    derive(
        call,
        name,
        secrets -> {
          if (key.isEmpty()) {
            child.reveal(secrets, view);
          } else {
            view.put("fingerprint", keep(call, name, parent, child, secrets, key));
          }
        });
    stored.store(call.storage(), name);
    return Response.data(view);
  }

  /** The child with the first index that is free, or the one that is asked for, if it is. */
  private static Child free(Call call, String name, Child asked) {
    Child child = asked;
    while (StoredChild.find(call.storage(), name, child.id()).isPresent()) {
      if (call.has(ChildFields.INDEX) || child.index() == Integer.MAX_VALUE) {
        throw Inputs.invalid(
            ChildFields.INDEX.name(),
            "%s is used already, see keys/%s/children/%s; leave it out for the next one"
                .formatted(child.path(), name, child.id()));
      }
      child = child.at(child.index() + 1);
    }
    return child;
  }

  private static void requireShape(
      Call call, String name, StoredKey parent, Application application, String key) {
    if (key.isEmpty()) {
      if (!parent.exportable()) {
        throw new Refusal.PermissionDenied(
            application.isKey()
                ? Named.KEYS.label(name)
                    + " is not exportable, so that its children are not shown; name a key to make"
                    + " of the child"
                : Named.KEYS.label(name)
                    + " is not exportable, and a child of this kind can only be shown");
      }
      return;
    }
    if (!application.isKey()) {
      throw Inputs.invalid(
          KEY.name(), "no key can be made of " + application.label() + "; leave it out");
    }
    if (call.get(EXPORTABLE) && !parent.exportable()) {
      throw Inputs.invalid(EXPORTABLE.name(), "the parent isn't, and so no child of it is");
    }
  }

  /** Makes a key of the child, and answers its fingerprint. */
  private static String keep(
      Call call, String name, StoredKey parent, Child child, ChildSecrets secrets, String key) {
    NewKey.Terms terms =
        new NewKey.Terms(
            call.get(EXPORTABLE),
            KeyState.ACTIVE,
            Optional.empty(),
            Optional.of(new StoredKey.Parent(name, child.path().toString())));
    try (NewKey made = child.key(secrets, parent.chain())) {
      return made.store(call, key, terms).fingerprint();
    }
  }

  private static Response export(Call call) {
    String name = call.get(Named.NAME);
    StoredChild child = stored(call);
    StoredKey parent = StoredKey.of(call);
    if (!child.key().isEmpty()) {
      throw new Refusal.PermissionDenied(
          "the child is %s; read keys/%s/export, if it is exportable"
              .formatted(Named.KEYS.label(child.key()), child.key()));
    }
    if (!parent.exportable()) {
      throw new Refusal.PermissionDenied(
          Named.KEYS.label(name) + " is not exportable, nor are its children");
    }
    ObjectNode view = child.view();
    derive(call, name, secrets -> child.child().reveal(secrets, view));
    return Response.data(view);
  }

  private static void derive(Call call, String name, Consumer<ChildSecrets> use) {
    try (HeldKey held = StoredKey.open(call.storage(), name, KeyUse.DERIVE, call.now())) {
      if (!(held instanceof HeldKey.Tree tree)) {
        throw new Refusal.InvalidRequest(
            Named.KEYS.label(name) + " is a single key, and has no children");
      }
      use.accept(ChildSecrets.of(tree.key()));
    } catch (BitcoinException e) {
      throw new Refusal.InvalidRequest(Named.KEYS.label(name) + ": " + e.getMessage());
    }
  }
}
