package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Named;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a key beside its secret. Records of the first version end with the time: such
 * keys are seeds of mnemonics, and active.
 *
 * @param network the label of its {@link Network}
 * @param fingerprint that key origins name: of the master key, or of a single key; 8 hexadecimal
 *     digits
 * @param exportable whether it may be read back
 * @param imported whether its secret existed elsewhere before
 * @param hasPassphrase whether the mnemonic alone doesn't make this key
 * @param place the {@link KeyOrigin} of an extended key that is held
 * @param publicKey of a watch-only key its xpub; of a single key 66 or 130 hexadecimal digits
 * @param sentence of a key made of a mnemonic that is known
 * @param lastState as of the last step; {@link #state} heeds the time
 * @param activationTime when a pre-active key becomes active by itself
 * @param parent of a BIP-85 child
 * @param policy the name of the policy that says which extended public keys are shown; absent for
 *     all of them
 */
public record StoredKey(
    String network,
    String fingerprint,
    boolean exportable,
    boolean imported,
    boolean hasPassphrase,
    Instant createdTime,
    KeySource source,
    KeyForm form,
    @Nullable String place,
    @Nullable String publicKey,
    @Nullable Sentence sentence,
    KeyState lastState,
    @Nullable Instant activationTime,
    @Nullable Parent parent,
    @Nullable String policy) {

  /**
   * What is known of the mnemonic.
   *
   * @param language the name of its list
   * @param words how many
   */
  public record Sentence(String language, int words) {}

  /**
   * The key that this one is a child of (BIP-85).
   *
   * @param key its name
   * @param path the child's derivation path
   */
  public record Parent(String key, String path) {}

  public StoredKey {
    source =
        Objects.requireNonNullElse(source, imported ? KeySource.MNEMONIC : KeySource.GENERATED);
    form = Objects.requireNonNullElse(form, KeyForm.SEED);
    lastState = Objects.requireNonNullElse(lastState, KeyState.ACTIVE);
  }

  /**
   * The key of that name.
   *
   * @throws Refusal.NotFound when there is none
   */
  public static StoredKey read(StorageView storage, String name) {
    return storage
        .get(Named.KEYS.storageKey(name), StoredKey.class)
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.KEYS.label(name)));
  }

  /** The key that the path names. */
  public static StoredKey of(Call call) {
    return read(call.storage(), call.get(Named.NAME));
  }

  /**
   * What is held of a key, for a use; the caller closes it.
   *
   * @throws Refusal.NotFound when there is no such key
   * @throws Refusal.PermissionDenied when the key's state, or what is held of it, rules the use out
   */
  public static HeldKey open(StorageView storage, String name, KeyUse use, Instant now) {
    StoredKey key = read(storage, name);
    key.require(use, name, now);
    return key.open(storage, name);
  }

  /**
   * Nothing if the key may be used so.
   *
   * @throws Refusal.PermissionDenied naming the key, its state and what that rules out
   */
  public void require(KeyUse use, String name, Instant now) {
    KeyState state = state(now);
    if (!use.isAllowedIn(state)) {
      throw new Refusal.PermissionDenied(Named.KEYS.label(name) + " " + use.refusal(state));
    }
    if (form == KeyForm.WATCH_ONLY && use != KeyUse.WATCH) {
      throw new Refusal.PermissionDenied(
          Named.KEYS.label(name)
              + " is watch-only: its private key is not held here, so nothing is signed, derived,"
              + " backed up or exported with it");
    }
  }

  /** What is held; the caller closes it, and has asked for the use before. */
  HeldKey open(StorageView storage, String name) {
    KeyVault vault = new KeyVault(storage, name);
    return switch (form) {
      case SEED -> {
        try (SecretBytes seed = secret(vault, KeyVault.Part.SEED, name)) {
          yield HeldKey.Tree.master(ExtendedPrivateKey.ofSeed(seed, version()));
        }
      }
      case XPRV -> {
        try (SecretBytes text = secret(vault, KeyVault.Part.XPRV, name)) {
          yield HeldKey.Tree.of(origin(), ExtendedPrivateKey.parse(text.use(StoredKey::ascii)));
        }
      }
      case SINGLE -> {
        try (SecretBytes text = secret(vault, KeyVault.Part.WIF, name)) {
          yield new HeldKey.Single(WifKey.parse(text.use(StoredKey::ascii)));
        }
      }
      case WATCH_ONLY ->
          HeldKey.PublicTree.of(
              origin(), ExtendedPublicKey.parse(Objects.requireNonNull(publicKey)));
    };
  }

  private static SecretBytes secret(KeyVault vault, KeyVault.Part part, String name) {
    return vault
        .get(part)
        .orElseThrow(
            () -> new Refusal.Internal("the secret of " + Named.KEYS.label(name) + " is missing"));
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /** The state at a time: a pre-active key becomes active when its time has come. */
  public KeyState state(Instant now) {
    return activatesItself(now) ? KeyState.ACTIVE : lastState;
  }

  /** Whether its activation time has come since its last step. */
  boolean activatesItself(Instant now) {
    return lastState == KeyState.PRE_ACTIVE
        && activationTime != null
        && !now.isBefore(activationTime);
  }

  public Network chain() {
    return Network.named(network);
  }

  ExtendedKeyVersion version() {
    return ExtendedKeyVersion.of(chain());
  }

  private Optional<KeyOrigin> origin() {
    return Optional.ofNullable(place).map(KeyOrigin::parse);
  }

  StoredKey withState(KeyState state, @Nullable Instant activation) {
    return new StoredKey(
        network,
        fingerprint,
        exportable,
        imported,
        hasPassphrase,
        createdTime,
        source,
        form,
        place,
        publicKey,
        sentence,
        state,
        activation,
        parent,
        policy);
  }

  StoredKey withPolicy(@Nullable String other) {
    return new StoredKey(
        network,
        fingerprint,
        exportable,
        imported,
        hasPassphrase,
        createdTime,
        source,
        form,
        place,
        publicKey,
        sentence,
        lastState,
        activationTime,
        parent,
        other);
  }

  void store(StorageView storage, String name) {
    storage.put(Named.KEYS.storageKey(name), this);
  }
}
