package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.sign.SigningKeys;
import io.holdfast.bitcoin.wallet.WalletKeys;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.key.KeyForm;
import io.holdfast.engine.bitcoin.key.KeyUse;
import io.holdfast.engine.bitcoin.key.StoredKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The private keys behind a wallet, read in a transaction and used outside of it. Closing erases
 * them.
 */
public final class OwnKeys implements AutoCloseable {
  private final List<HeldKey> all = new ArrayList<>();

  private OwnKeys() {}

  /**
   * The keys of this mount that sign for a wallet.
   *
   * @throws io.holdfast.api.Refusal.PermissionDenied when the state of one rules signing out, or
   *     none of them is private
   */
  public static OwnKeys of(Call call, StoredWallet wallet) {
    OwnKeys keys = new OwnKeys();
    try {
      List<String> names = wallet.keys().stream().filter(name -> !isWatchOnly(call, name)).toList();
      // Without any that is private, the first of the others says why it can't sign.
      for (String name : names.isEmpty() ? wallet.keys() : names) {
        keys.all.add(StoredKey.open(call.storage(), name, KeyUse.SIGN, call.now()));
      }
      return keys;
    } catch (RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  private static boolean isWatchOnly(Call call, String name) {
    return StoredKey.read(call.storage(), name).form() == KeyForm.WATCH_ONLY;
  }

  /** The fingerprints by which key origins name the keys of this mount that are a wallet's. */
  public static Set<String> fingerprints(StorageView storage, StoredWallet wallet) {
    return wallet.keys().stream()
        .map(name -> StoredKey.read(storage, name))
        .filter(key -> key.form() != KeyForm.WATCH_ONLY)
        .map(StoredKey::fingerprint)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The private keys of these scripts, and no others; closed after one signing. */
  public Session open(Collection<WalletScript> scripts) {
    return new Session(all, scripts);
  }

  @Override
  public void close() {
    all.forEach(HeldKey::close);
  }

  /** Private keys for one signing; not safe for use by several threads. */
  public static final class Session implements SigningKeys, AutoCloseable {
    private final List<WalletKeys> keys;

    private Session(List<HeldKey> all, Collection<WalletScript> scripts) {
      keys = all.stream().map(held -> new WalletKeys(held, scripts)).toList();
    }

    @Override
    public Optional<SecretBytes> keyFor(KeyOrigin origin, Bytes publicKey) {
      return keys.stream().flatMap(each -> each.keyFor(origin, publicKey).stream()).findFirst();
    }

    @Override
    public Optional<Bytes> wholeKey(KeyOrigin origin, Bytes xOnly) {
      return keys.stream().flatMap(each -> each.wholeKey(origin, xOnly).stream()).findFirst();
    }

    @Override
    public void close() {
      keys.forEach(WalletKeys::close);
    }
  }
}
