package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.nio.charset.StandardCharsets;

/**
 * {@code keys/:name}: creates a key from fresh entropy, or imports a mnemonic. A key is never
 * replaced and never deleted here: coins may depend on it.
 */
public final class KeyPath {
  private static final long DEFAULT_WORDS = 24;

  private static final Field<String> NETWORK =
      Field.string("network", "mainnet, testnet, signet, regtest or simnet.").asRequired();
  private static final Field<String> MNEMONIC =
      Field.string("mnemonic", "BIP-39 sentence to import; without it a new key is created.")
          .sensitive();
  private static final Field<String> PASSPHRASE =
      Field.string("passphrase", "BIP-39 passphrase of the mnemonic to import.").sensitive();
  private static final Field<Long> WORDS =
      Field.integer("words", "Length of the new key's mnemonic: 12, 15, 18, 21 or 24 words.")
          .withDefault(DEFAULT_WORDS);
  private static final Field<Boolean> EXPORTABLE =
      Field.bool("exportable", "Whether the key may be read back, now and for ever.");

  private KeyPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS.list(),
        Named.KEYS
            .route("")
            .describe(
                "Create, import or read a key.",
                "A key is a BIP-32 master key. It is made from fresh entropy, or from a BIP-39"
                    + " mnemonic with its passphrase. It can't be read back unless it is created"
                    + " exportable, and it is never replaced.")
            .fields(NETWORK, MNEMONIC, PASSPHRASE, WORDS, EXPORTABLE)
            .exists(Named.KEYS::exists)
            .on(Operation.READ, call -> Response.data(StoredKey.of(call).view()))
            .onWrite(KeyPath::create));
  }

  private static Response create(Call call) {
    String name = call.get(Named.NAME);
    if (Named.KEYS.exists(call)) {
      throw new Refusal.Conflict(
          Named.KEYS.label(name) + " exists and is never replaced; choose another name");
    }
    Network network = Inputs.of(NETWORK.name(), () -> Network.named(call.get(NETWORK)));
    try (Mnemonic mnemonic = mnemonic(call);
        SecretBytes seed = mnemonic.seed(call.get(PASSPHRASE));
        ExtendedPrivateKey master =
            ExtendedPrivateKey.ofSeed(seed, ExtendedKeyVersion.of(network))) {
      StoredKey key =
          new StoredKey(
              network.label(),
              master.fingerprint().toString(),
              call.get(EXPORTABLE),
              call.has(MNEMONIC),
              !call.get(PASSPHRASE).isEmpty(),
              call.now());
      call.storage().put(Named.KEYS.storageKey(name), key);
      call.storage().putSecret(StoredKey.seedKey(name), seed);
      if (key.exportable()) {
        storeMnemonic(call, name, mnemonic);
      }
      return Response.data(key.view());
    }
  }

  private static Mnemonic mnemonic(Call call) {
    if (call.has(MNEMONIC)) {
      Mnemonic given = Inputs.of(MNEMONIC.name(), () -> Mnemonic.parse(call.get(MNEMONIC)));
      if (call.has(WORDS) && call.get(WORDS) != given.wordCount()) {
        given.close();
        throw Inputs.invalid(
            WORDS.name(), "is for a new key; leave it out when a mnemonic is imported");
      }
      return given;
    }
    if (!call.get(PASSPHRASE).isEmpty()) {
      throw Inputs.invalid(PASSPHRASE.name(), "goes with a mnemonic to import; a new key has none");
    }
    long words = call.get(WORDS);
    return Inputs.of(WORDS.name(), () -> Mnemonic.generate(Math.clamp(words, 0, 1000)));
  }

  private static void storeMnemonic(Call call, String name, Mnemonic mnemonic) {
    byte[] sentence = mnemonic.reveal().getBytes(StandardCharsets.UTF_8);
    try (SecretBytes secret = SecretBytes.take(sentence)) {
      call.storage().putSecret(StoredKey.mnemonicKey(name), secret);
    }
  }
}
