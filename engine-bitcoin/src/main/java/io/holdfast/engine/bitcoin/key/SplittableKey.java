package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.slip39.MasterSecret;
import io.holdfast.bitcoin.slip39.MnemonicEntropy;
import io.holdfast.bitcoin.slip39.WalletSeed;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;
import java.util.function.Function;

/** What of a key can be split into shares; the caller closes it. */
public final class SplittableKey {
  private SplittableKey() {}

  /**
   * The BIP-32 seed.
   *
   * @throws Refusal.PermissionDenied when the key's state rules backups out
   * @throws Refusal.InvalidRequest when no seed of the key is known
   */
  public static WalletSeed seed(StorageView storage, String name, Instant now) {
    return part(
        storage,
        name,
        now,
        KeyVault.Part.SEED,
        "no seed of it is known, and shares are made of a seed; keep the private key itself",
        WalletSeed::of);
  }

  /**
   * The entropy of the mnemonic.
   *
   * @throws Refusal.PermissionDenied when the key's state rules backups out
   * @throws Refusal.InvalidRequest when no mnemonic of the key is known
   */
  public static MnemonicEntropy entropy(StorageView storage, String name, Instant now) {
    return part(
        storage,
        name,
        now,
        KeyVault.Part.ENTROPY,
        "no mnemonic of it is stored; make shares of its seed",
        MnemonicEntropy::of);
  }

  private static <T extends MasterSecret> T part(
      StorageView storage,
      String name,
      Instant now,
      KeyVault.Part part,
      String lacking,
      Function<SecretBytes, T> made) {
    StoredKey key = StoredKey.read(storage, name);
    key.require(KeyUse.BACK_UP, name, now);
    try {
      return new KeyVault(storage, name)
          .get(part)
          .map(made)
          .orElseThrow(() -> refusal(name, key, lacking));
    } catch (BitcoinException e) {
      throw new Refusal.InvalidRequest(
          Named.KEYS.label(name) + " can't be backed up: " + e.getMessage());
    }
  }

  private static Refusal refusal(String name, StoredKey key, String lacking) {
    return new Refusal.InvalidRequest(
        "%s (%s, from %s) can't be backed up so: %s"
            .formatted(Named.KEYS.label(name), key.form().label(), key.source().label(), lacking));
  }
}
