package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyFormatException;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Named;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key on its way into the mount, with its secret parts; closing erases them. */
public final class NewKey implements AutoCloseable {
  private final KeySource source;
  private final KeyForm form;
  private final Network network;
  private final HeldKey held;
  private final Map<KeyVault.Part, SecretBytes> parts = new EnumMap<>(KeyVault.Part.class);
  private StoredKey.@Nullable Sentence sentence;
  private boolean hasPassphrase;

  private NewKey(KeySource source, KeyForm form, Network network, HeldKey held) {
    this.source = source;
    this.form = form;
    this.network = network;
    this.held = held;
  }

  /**
   * The key of a seed, 16 to 64 bytes, which this takes over.
   *
   * @throws KeyFormatException when it has another length
   */
  public static NewKey ofSeed(KeySource source, SecretBytes seed, Network network) {
    ExtendedPrivateKey master = ExtendedPrivateKey.ofSeed(seed, ExtendedKeyVersion.of(network));
    NewKey key = new NewKey(source, KeyForm.SEED, network, HeldKey.Tree.master(master));
    key.parts.put(KeyVault.Part.SEED, seed);
    return key;
  }

  /** The key of a mnemonic, which stays the caller's. */
  public static NewKey ofMnemonic(
      KeySource source, Mnemonic mnemonic, String passphrase, Network network) {
    NewKey key = ofSeed(source, mnemonic.seed(passphrase), network);
    key.parts.put(KeyVault.Part.ENTROPY, mnemonic.entropy());
    key.sentence = new StoredKey.Sentence(mnemonic.language().listName(), mnemonic.wordCount());
    key.hasPassphrase = !passphrase.isEmpty();
    return key;
  }

  /**
   * An extended private key, which this takes over.
   *
   * @param origin where it is said to lie
   * @throws KeyFormatException when it is of another network, or contradicts the origin
   */
  public static NewKey ofExtended(
      KeySource source, ExtendedPrivateKey given, Optional<KeyOrigin> origin, Network network) {
    if (!given.version().suits(network)) {
      throw elsewhere("extended key", given.version().privatePrefix(), network);
    }
    ExtendedPrivateKey key = given.withVersion(ExtendedKeyVersion.of(network));
    given.close();
    NewKey made = new NewKey(source, KeyForm.XPRV, network, HeldKey.Tree.of(origin, key));
    made.parts.put(KeyVault.Part.XPRV, secret(key.reveal()));
    return made;
  }

  /**
   * A single private key, which this takes over.
   *
   * @throws KeyFormatException when it is of another network
   */
  public static NewKey ofSingle(KeySource source, WifKey key, Network network) {
    if (!key.suits(network)) {
      throw new KeyFormatException(
          "private key is written for another network than " + network.label());
    }
    NewKey made = new NewKey(source, KeyForm.SINGLE, network, new HeldKey.Single(key));
    made.parts.put(KeyVault.Part.WIF, secret(key.reveal()));
    return made;
  }

  /**
   * A public key to watch.
   *
   * @throws KeyFormatException when it is of another network, or contradicts the origin
   */
  public static NewKey ofPublic(
      ExtendedPublicKey given, Optional<KeyOrigin> origin, Network network) {
    if (!given.version().suits(network)) {
      throw elsewhere("extended key", given.version().publicPrefix(), network);
    }
    ExtendedPublicKey key = given.withVersion(ExtendedKeyVersion.of(network));
    return new NewKey(
        KeySource.XPUB, KeyForm.WATCH_ONLY, network, HeldKey.PublicTree.of(origin, key));
  }

  private static KeyFormatException elsewhere(String what, String prefix, Network network) {
    return new KeyFormatException(
        "%s begins with %s, which is of another network than %s"
            .formatted(what, prefix, network.label()));
  }

  private static SecretBytes secret(String ascii) {
    return SecretBytes.take(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  KeySource source() {
    return source;
  }

  /** The fingerprint that key origins name. */
  public String fingerprint() {
    return held.fingerprint().toString();
  }

  /**
   * Stores the key, whose life begins.
   *
   * @throws Refusal.Conflict when the name is taken, or was
   */
  public StoredKey store(Call call, String name, Terms terms) {
    StorageView storage = call.storage();
    if (Named.KEYS.exists(storage, name)) {
      throw new Refusal.Conflict(
          Named.KEYS.label(name) + " exists and is never replaced; choose another name");
    }
    KeyVault vault = new KeyVault(storage, name);
    parts.forEach(vault::put);
    StoredKey key =
        new StoredKey(
            network.label(),
            fingerprint(),
            terms.exportable(),
            source.isElsewhere(),
            hasPassphrase,
            call.now(),
            source,
            form,
            place(),
            publicKey(),
            sentence,
            terms.state(),
            terms.activation().orElse(null),
            terms.parent().orElse(null),
            null);
    key.store(storage, name);
    KeyLife.begin(call, name, key);
    return key;
  }

  /**
   * What is decided of a new key.
   *
   * @param state active or pre-active
   * @param activation when a pre-active key becomes active by itself
   * @param parent of a BIP-85 child
   */
  public record Terms(
      boolean exportable,
      KeyState state,
      Optional<Instant> activation,
      Optional<StoredKey.Parent> parent) {}

  /** A key that lies nowhere below another needs no place: it is the root of its own. */
  private @Nullable String place() {
    KeyOrigin place =
        switch (held) {
          case HeldKey.Tree tree -> tree.place();
          case HeldKey.PublicTree tree -> tree.place();
          case HeldKey.Single _ -> null;
        };
    return place == null || place.path().depth() == 0 ? null : place.toString();
  }

  private @Nullable String publicKey() {
    return switch (held) {
      case HeldKey.Tree _ -> null;
      case HeldKey.PublicTree tree -> tree.key().encode();
      case HeldKey.Single single -> single.publicKey().hex();
    };
  }

  @Override
  public void close() {
    held.close();
    parts.values().forEach(SecretBytes::close);
  }
}
