package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.sign.SigningKeys;
import io.holdfast.bitcoin.wallet.WalletKeys;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.key.StoredKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The seeds of a wallet's own keys, read in a transaction and used outside of it. Closing erases
 * them.
 */
public final class OwnKeys implements AutoCloseable {
  private record Held(StoredKey key, SecretBytes seed) {}

  private final List<Held> all = new ArrayList<>();

  private OwnKeys() {}

  /** The keys of this mount that a wallet names. */
  public static OwnKeys of(StorageView storage, StoredWallet wallet) {
    OwnKeys keys = new OwnKeys();
    for (String name : wallet.keys()) {
      keys.all.add(new Held(StoredKey.read(storage, name), StoredKey.seed(storage, name)));
    }
    return keys;
  }

  /** The fingerprints by which key origins name them. */
  public Set<String> fingerprints() {
    return all.stream().map(held -> held.key.fingerprint()).collect(Collectors.toUnmodifiableSet());
  }

  /** The private keys of these scripts, and no others; closed after one signing. */
  public Session open(Collection<WalletScript> scripts) {
    return new Session(all, scripts);
  }

  @Override
  public void close() {
    all.forEach(held -> held.seed.close());
  }

  /** Private keys for one signing; not safe for use by several threads. */
  public static final class Session implements SigningKeys, AutoCloseable {
    private final List<ExtendedPrivateKey> masters = new ArrayList<>();
    private final List<WalletKeys> keys = new ArrayList<>();

    private Session(List<Held> all, Collection<WalletScript> scripts) {
      for (Held held : all) {
        ExtendedPrivateKey master = held.key.master(held.seed);
        masters.add(master);
        keys.add(new WalletKeys(master, scripts));
      }
    }

    @Override
    public Optional<SecretBytes> keyFor(KeyOrigin origin, Bytes publicKey) {
      return keys.stream().flatMap(each -> each.keyFor(origin, publicKey).stream()).findFirst();
    }

    @Override
    public void close() {
      keys.forEach(WalletKeys::close);
      masters.forEach(ExtendedPrivateKey::close);
    }
  }
}
