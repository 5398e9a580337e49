package io.holdfast.engine.bitcoin.bsms;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.bsms.KeyRecord;
import io.holdfast.bitcoin.bsms.RecordCipher;
import io.holdfast.bitcoin.bsms.Token;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.descriptor.MultisigTemplate;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.key.KeyUse;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/**
 * {@code bsms/key-record}: a signer's part of round 1, made of a key of this mount. It is signed by
 * the key, once the request is durable in the audit log.
 */
final class KeyRecordPath {
  private static final Field<String> KEY = Field.string("key", "Name of the key.").asRequired();
  private static final Field<String> TOKEN =
      Field.string(
              "token",
              "The session's token, from its coordinator: hexadecimal digits, a decimal number or"
                  + " six words; 00 where nothing is encrypted.")
          .asRequired()
          .sensitive();
  private static final Field<String> PATH =
      Field.string(
          "path",
          "Derivation path of the key to give; if absent BIP-48's m/48h/0h/0h/2h, or its kin on"
              + " test networks.");
  private static final Field<String> DESCRIPTION =
      Field.string("description", "What people call the key, at most 80 characters.");

  private KeyRecordPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("bsms/key-record")
            .fields(KEY, TOKEN, PATH, DESCRIPTION)
            .describe(
                "Make a signer's key record.",
                "Gives the extended public key at a path with a signature by it, as BIP-129 has"
                    + " signers give it to the coordinator of a wallet, encrypted by the token.")
            .onWrite(KeyRecordPath::make));
  }

  private static Effect make(Call call) {
    String name = call.get(KEY);
    if (!Named.KEYS.exists(call.storage(), name)) {
      throw Inputs.invalid(KEY.name(), "there is no " + Named.KEYS.label(name));
    }
    StoredKey stored = StoredKey.read(call.storage(), name);
    Token token = Inputs.of(TOKEN.name(), () -> Token.parse(call.get(TOKEN)));
    DerivationPath path =
        call.get(PATH).isEmpty()
            ? MultisigTemplate.BIP48.accountPath(stored.chain(), 0)
            : Inputs.of(PATH.name(), () -> DerivationPath.parse(call.get(PATH).strip()));
    HeldKey held = StoredKey.open(call.storage(), name, KeyUse.SIGN, call.now());
    if (!(held instanceof HeldKey.Tree tree)) {
      held.close();
      throw Inputs.invalid(KEY.name(), "a single key has no children to make a wallet of");
    }
    String description = call.get(DESCRIPTION).isEmpty() ? name : call.get(DESCRIPTION).strip();
    return new Making(tree, path, token, description);
  }

  private record Making(HeldKey.Tree tree, DerivationPath path, Token token, String description)
      implements Effect {
    @Override
    public boolean reachesOutside() {
      return false;
    }

    @Override
    public Completion perform() {
      try (tree) {
        DerivationPath below =
            path.below(tree.place().path())
                .orElseThrow(() ->
                    Inputs.invalid(
                        PATH.name(), "does not lie below what is held: " + tree.place().path()));
        try (ExtendedPrivateKey account = tree.key().derive(below);
            SecretBytes privateKey = account.privateKey()) {
          KeyExpression key =
              KeyExpression.of(new KeyOrigin(tree.fingerprint(), path), account.publicKey());
          KeyRecord record =
              Inputs.of(
                  DESCRIPTION.name(), () -> KeyRecord.sign(token, key, description, privateKey));
          String sent = RecordCipher.encrypt(token, record.text());
          return _ -> answer(record, sent);
        }
      }
    }

    private Response answer(KeyRecord record, String sent) {
      return Response.data(
          Json.object()
              .put("record", sent)
              .put("key", record.keyText())
              .put("path", path.toString())
              .put("description", record.description())
              .put("encryption", token.mode().label()));
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
      return "Making[" + path + "]";
    }
  }
}
