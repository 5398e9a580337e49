package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a request says of a new key, whatever it comes from. */
final class KeyFields {
  static final Field<String> NETWORK =
      Field.string("network", "mainnet, testnet, signet, regtest or simnet.").asRequired();
  static final Field<String> MNEMONIC =
      Field.string("mnemonic", "BIP-39 sentence to import; without anything a new key is created.")
          .sensitive();
  static final Field<String> PASSPHRASE =
      Field.string("passphrase", "BIP-39 passphrase of the mnemonic to import.").sensitive();
  static final Field<String> LANGUAGE =
      Field.string(
          "language",
          "The list of the mnemonic's words, such as english or japanese: of a new key english if"
              + " absent, of an imported one the list that knows them.");
  static final Field<Long> WORDS =
      Field.integer("words", "Length of the new key's mnemonic: 12, 15, 18, 21 or 24 words.")
          .withDefault(24L);
  static final Field<String> SEED =
      Field.string("seed", "BIP-32 seed to import, 16 to 64 bytes in hexadecimal.").sensitive();
  static final Field<List<String>> SHARES =
      Field.list("shares", "SLIP-39 shares to restore a key from, a sentence each.").sensitive();
  static final Field<String> SHARES_PASSPHRASE =
      Field.string("shares_passphrase", "SLIP-39 passphrase of the shares; empty for none.")
          .sensitive();
  static final Field<String> SHARES_OF =
      Field.string(
              "shares_of",
              "What the shares are of: seed, as other wallets make them, or bip39-entropy, which"
                  + " takes the mnemonic's language and passphrase too.")
          .withDefault("seed")
          .oneOf("seed", "bip39-entropy");
  static final Field<String> XPRV =
      Field.string("xprv", "Extended private key to import: xprv, tprv, yprv, zprv and their kin.")
          .sensitive();
  static final Field<String> WIF =
      Field.string("wif", "Single private key to import, in wallet import format.").sensitive();
  static final Field<String> DESCRIPTOR =
      Field.string(
              "descriptor",
              "Output descriptor with one private key to import; it is answered without it.")
          .sensitive();
  static final Field<String> XPUB =
      Field.string("xpub", "Extended public key to watch: nothing is signed with it.");
  static final Field<String> ORIGIN =
      Field.string(
          "origin", "Where the xprv or xpub lies, if below a master key: [73c5da0a/84h/0h/0h].");
  static final Field<Boolean> EXPORTABLE =
      Field.bool("exportable", "Whether the key may be read back, now and for ever.");
  static final Field<String> STATE =
      Field.string("state", "The first state: active, or pre-active for a key to be used later.")
          .withDefault(KeyState.ACTIVE.label())
          .oneOf(KeyState.ACTIVE.label(), KeyState.PRE_ACTIVE.label());
  static final Field<String> ACTIVATION_TIME =
      Field.string(
          "activation_time", "When the key, pre-active until then, becomes active (RFC 3339).");

  /** Every field, in the order of the help. */
  static final List<Field<?>> ALL =
      List.of(
          NETWORK,
          WORDS,
          LANGUAGE,
          EXPORTABLE,
          STATE,
          ACTIVATION_TIME,
          MNEMONIC,
          PASSPHRASE,
          SEED,
          SHARES,
          SHARES_PASSPHRASE,
          SHARES_OF,
          XPRV,
          WIF,
          DESCRIPTOR,
          XPUB,
          ORIGIN);

  private KeyFields() {}

  static Network network(Call call) {
    return Inputs.of(NETWORK.name(), () -> Network.named(call.get(NETWORK)));
  }

  static Optional<Language> language(Call call) {
    String name = call.get(LANGUAGE);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(Inputs.of(LANGUAGE.name(), () -> Language.named(name)));
  }

  static Optional<KeyOrigin> origin(Call call) {
    String text = call.get(ORIGIN).strip();
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Inputs.of(ORIGIN.name(), () -> KeyOrigin.parse(text)));
  }

  /** What is decided of the new key beside what it is made of. */
  static NewKey.Terms terms(Call call) {
    String time = call.get(ACTIVATION_TIME);
    Optional<Instant> activation =
        time.isEmpty()
            ? Optional.empty()
            : Optional.of(Times.future(ACTIVATION_TIME.name(), time, call.now()));
    if (activation.isPresent() && call.has(STATE) && !isPreActive(call)) {
      throw Inputs.invalid(
          ACTIVATION_TIME.name(), "is for a key that is pre-active until then; leave state out");
    }
    return new NewKey.Terms(
        call.get(EXPORTABLE),
        activation.isPresent() || isPreActive(call) ? KeyState.PRE_ACTIVE : KeyState.ACTIVE,
        activation,
        Optional.empty());
  }

  private static boolean isPreActive(Call call) {
    return call.get(STATE).equals(KeyState.PRE_ACTIVE.label());
  }

  /**
   * Refuses a field that says nothing about what is imported.
   *
   * @param problem what it goes with
   */
  static void refuse(Call call, Field<?> field, String problem) {
    if (call.has(field) && !"".equals(call.get(field))) {
      throw Inputs.invalid(field.name(), problem);
    }
  }
}
