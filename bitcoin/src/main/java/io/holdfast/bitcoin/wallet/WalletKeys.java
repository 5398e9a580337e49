package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.sign.SigningKeys;
import io.holdfast.crypto.SecretBytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The private keys of certain scripts of a wallet, and no others that the same master key has:
 * another wallet's coins can't be spent under this one's policy. For one signing; not safe for use
 * by several threads.
 */
public final class WalletKeys implements SigningKeys, AutoCloseable {
  private final ExtendedPrivateKey master;
  private final Fingerprint fingerprint;
  private final Set<DerivedKey> allowed = new HashSet<>();
  private final Map<DerivationPath, ExtendedPrivateKey> parents = new HashMap<>();

  /**
   * @param master whose keys sign; stays the caller's to close
   * @param scripts that may be spent
   */
  public WalletKeys(ExtendedPrivateKey master, Collection<WalletScript> scripts) {
    this.master = master;
    this.fingerprint = master.fingerprint();
    for (WalletScript script : scripts) {
      for (DerivedKey key : script.derived().signers()) {
        allowed.add(key);
        allowed.add(new DerivedKey(key.xOnly(), key.origin()));
      }
    }
  }

  /** Whether a key is one of the scripts', whoever holds it. */
  public boolean covers(KeyOrigin origin, Bytes publicKey) {
    return allowed.contains(new DerivedKey(publicKey, Optional.of(origin)));
  }

  @Override
  public Optional<SecretBytes> keyFor(KeyOrigin origin, Bytes publicKey) {
    if (!origin.fingerprint().equals(fingerprint) || !covers(origin, publicKey)) {
      return Optional.empty();
    }
    try (ExtendedPrivateKey key = derive(origin.path())) {
      DerivedKey derived = new DerivedKey(key.publicKey().publicKey(), Optional.empty());
      // Another master key may share the fingerprint.
      return derived.publicKey().equals(publicKey) || derived.xOnly().equals(publicKey)
          ? Optional.of(key.privateKey())
          : Optional.empty();
    }
  }

  @Override
  public void close() {
    parents.values().forEach(ExtendedPrivateKey::close);
    parents.clear();
  }

  /** Scripts of one chain share all steps but the last, which alone are taken again and again. */
  private ExtendedPrivateKey derive(DerivationPath path) {
    if (path.depth() == 0) {
      return master.derive(path);
    }
    int last = path.depth() - 1;
    DerivationPath above = new DerivationPath(path.steps().subList(0, last));
    return parents
        .computeIfAbsent(above, master::derive)
        .derive(DerivationPath.of(path.steps().get(last)));
  }
}
