package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.WifKey;
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
  private final HeldKey held;
  private final Set<DerivedKey> allowed = new HashSet<>();
  private final Map<KeyOrigin, Bytes> byOrigin = new HashMap<>();

  /** Whether no two different keys state one origin, as another's that shares a fingerprint may. */
  private boolean unambiguous = true;

  private final Set<DerivationPath> proven = new HashSet<>();
  private final Map<DerivationPath, ExtendedPrivateKey> parents = new HashMap<>();

  /**
   * @param master whose keys sign; stays the caller's to close
   * @param scripts that may be spent
   */
  public WalletKeys(ExtendedPrivateKey master, Collection<WalletScript> scripts) {
    this(HeldKey.Tree.master(master), scripts);
  }

  /**
   * @param held what signs; stays the caller's to close
   * @param scripts that may be spent
   */
  public WalletKeys(HeldKey held, Collection<WalletScript> scripts) {
    this.held = held;
    for (WalletScript script : scripts) {
      for (DerivedKey key : script.derived().signers()) {
        allowed.add(key);
        allowed.add(new DerivedKey(key.xOnly(), key.origin()));
        key.origin().ifPresent(origin -> note(origin, key.publicKey()));
      }
    }
  }

  private void note(KeyOrigin origin, Bytes publicKey) {
    Bytes before = byOrigin.putIfAbsent(origin, publicKey);
    unambiguous &= before == null || before.equals(publicKey);
  }

  @Override
  public Optional<Bytes> wholeKey(KeyOrigin origin, Bytes xOnly) {
    return Optional.ofNullable(byOrigin.get(origin))
        .filter(key -> key.size() == 33 && key.slice(1, 33).equals(xOnly));
  }

  /** Whether a key is one of the scripts', whoever holds it. */
  public boolean covers(KeyOrigin origin, Bytes publicKey) {
    return allowed.contains(new DerivedKey(publicKey, Optional.of(origin)));
  }

  @Override
  public Optional<SecretBytes> keyFor(KeyOrigin origin, Bytes publicKey) {
    return switch (held) {
      case HeldKey.Tree tree -> keyFor(tree, origin, publicKey);
      case HeldKey.Single(WifKey single) -> keyFor(single, origin, publicKey);
      case HeldKey.PublicTree _ -> Optional.empty();
    };
  }

  private Optional<SecretBytes> keyFor(HeldKey.Tree tree, KeyOrigin origin, Bytes publicKey) {
    Optional<DerivationPath> below = origin.path().below(tree.place().path());
    if (!origin.fingerprint().equals(tree.fingerprint())
        || below.isEmpty()
        || !covers(origin, publicKey)) {
      return Optional.empty();
    }
    try (ExtendedPrivateKey key = derive(tree.key(), below.get())) {
      return isProven(below.get()) || isProven(below.get(), key, publicKey)
          ? Optional.of(key.privateKey())
          : Optional.empty();
    }
  }

  /**
   * Whether a key with the same parent was found to be the wallet's: the others are then too, since
   * a descriptor derives them alike. Where two keys state one origin, each is looked at.
   */
  private boolean isProven(DerivationPath path) {
    return unambiguous && path.depth() > 0 && proven.contains(parent(path));
  }

  /** Another master key may share the fingerprint. */
  private boolean isProven(DerivationPath path, ExtendedPrivateKey key, Bytes publicKey) {
    boolean is = isOf(key.publicKey().publicKey(), publicKey);
    if (is && path.depth() > 0) {
      proven.add(parent(path));
    }
    return is;
  }

  private static DerivationPath parent(DerivationPath path) {
    return new DerivationPath(path.steps().subList(0, path.depth() - 1));
  }

  /** A single key stands in descriptors with an origin or without one. */
  private Optional<SecretBytes> keyFor(WifKey single, KeyOrigin origin, Bytes publicKey) {
    boolean covered =
        covers(origin, publicKey) || allowed.contains(new DerivedKey(publicKey, Optional.empty()));
    return covered && isOf(single.publicKey(), publicKey)
        ? Optional.of(single.privateKey())
        : Optional.empty();
  }

  private static boolean isOf(Bytes held, Bytes claimed) {
    DerivedKey derived = new DerivedKey(held, Optional.empty());
    return derived.publicKey().equals(claimed) || derived.xOnly().equals(claimed);
  }

  @Override
  public void close() {
    parents.values().forEach(ExtendedPrivateKey::close);
    parents.clear();
  }

  /** Scripts of one chain share all steps but the last, which alone are taken again and again. */
  private ExtendedPrivateKey derive(ExtendedPrivateKey from, DerivationPath path) {
    if (path.depth() == 0) {
      return from.derive(path);
    }
    return parents
        .computeIfAbsent(parent(path), from::derive)
        .derive(DerivationPath.of(path.steps().getLast()));
  }
}
