package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.bitcoin.key.Slip132;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads what a new key is to be made of, if not of fresh entropy. */
final class KeyImport {
  private static final List<Field<?>> SOURCES =
      List.of(
          KeyFields.MNEMONIC,
          KeyFields.SEED,
          KeyFields.SHARES,
          KeyFields.XPRV,
          KeyFields.WIF,
          KeyFields.DESCRIPTOR,
          KeyFields.XPUB);
  private static final HexFormat HEX = HexFormat.of();

  private final Call call;
  private final Network network;
  private final Optional<Field<?>> source;

  KeyImport(Call call) {
    this.call = call;
    this.network = KeyFields.network(call);
    List<Field<?>> given = SOURCES.stream().filter(call::has).toList();
    if (given.size() > 1) {
      throw Inputs.invalid(
          given.get(1).name(), "stands beside " + given.getFirst().name() + "; give one of them");
    }
    this.source = given.stream().findFirst();
    requireCompany();
  }

  /** Whether the key is to be restored from shares, which takes long. */
  boolean isOfShares() {
    return is(KeyFields.SHARES);
  }

  private boolean is(Field<?> field) {
    return source.filter(field::equals).isPresent();
  }

  /** What would be of no effect beside what is imported is a mistake. */
  private void requireCompany() {
    boolean entropy = isOfShares() && call.get(KeyFields.SHARES_OF).equals("bip39-entropy");
    if (!is(KeyFields.MNEMONIC) && !entropy) {
      KeyFields.refuse(
          call, KeyFields.PASSPHRASE, "goes with a mnemonic to import; a new key has none");
    }
    if (source.isPresent()) {
      KeyFields.refuse(
          call, KeyFields.WORDS, "is for a new key; leave it out when a key is imported");
      if (!is(KeyFields.MNEMONIC) && !entropy) {
        KeyFields.refuse(call, KeyFields.LANGUAGE, "goes with a mnemonic");
      }
    }
    if (!isOfShares()) {
      KeyFields.refuse(call, KeyFields.SHARES_PASSPHRASE, "goes with shares");
      KeyFields.refuse(call, KeyFields.SHARES_OF, "goes with shares");
    }
    if (!is(KeyFields.XPRV) && !is(KeyFields.XPUB)) {
      KeyFields.refuse(call, KeyFields.ORIGIN, "goes with an xprv or an xpub");
    }
    if (is(KeyFields.XPUB) && call.get(KeyFields.EXPORTABLE)) {
      throw Inputs.invalid(
          KeyFields.EXPORTABLE.name(), "has no meaning: a watch-only key has nothing to export");
    }
  }

  /** The key, new or imported; the caller closes it. Of shares see {@link SharesImport}. */
  NewKey read() {
    return source.isEmpty() ? generated() : Inputs.of(source.get().name(), this::imported);
  }

  private NewKey generated() {
    long words = call.get(KeyFields.WORDS);
    Language language = KeyFields.language(call).orElse(Language.ENGLISH);
    try (Mnemonic mnemonic =
        Inputs.of(
            KeyFields.WORDS.name(),
            () -> Mnemonic.generate(Math.clamp(words, 0, 1000), language))) {
      return NewKey.ofMnemonic(KeySource.GENERATED, mnemonic, "", network);
    }
  }

  private NewKey imported() {
    if (is(KeyFields.MNEMONIC)) {
      return ofMnemonic();
    }
    if (is(KeyFields.SEED)) {
      return ofSeed();
    }
    if (is(KeyFields.XPRV)) {
      return NewKey.ofExtended(
          KeySource.XPRV,
          Slip132.readPrivate(call.get(KeyFields.XPRV).strip()),
          KeyFields.origin(call),
          network);
    }
    if (is(KeyFields.WIF)) {
      return NewKey.ofSingle(KeySource.WIF, WifKey.parse(call.get(KeyFields.WIF).strip()), network);
    }
    if (is(KeyFields.XPUB)) {
      return NewKey.ofPublic(
          Slip132.read(call.get(KeyFields.XPUB).strip()).key(), KeyFields.origin(call), network);
    }
    return PrivateDescriptor.of(call.get(KeyFields.DESCRIPTOR)).key(network);
  }

  private NewKey ofMnemonic() {
    String sentence = call.get(KeyFields.MNEMONIC);
    Optional<Language> language = KeyFields.language(call);
    try (Mnemonic mnemonic =
        language.isPresent()
            ? Mnemonic.parse(sentence, language.get())
            : Mnemonic.parse(sentence)) {
      return NewKey.ofMnemonic(
          KeySource.MNEMONIC, mnemonic, call.get(KeyFields.PASSPHRASE), network);
    }
  }

  private NewKey ofSeed() {
    String hex = call.get(KeyFields.SEED).strip();
    if (hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw Inputs.invalid(KeyFields.SEED.name(), "is not in hexadecimal");
    }
    SecretBytes seed = SecretBytes.take(HEX.parseHex(hex));
    return NewKey.ofSeed(KeySource.SEED, seed, network);
  }

  /** The descriptor that was given, without its private key. */
  Optional<Descriptor> publicDescriptor() {
    return is(KeyFields.DESCRIPTOR)
        ? Optional.of(PrivateDescriptor.of(call.get(KeyFields.DESCRIPTOR)).descriptor().toPublic())
        : Optional.empty();
  }
}
