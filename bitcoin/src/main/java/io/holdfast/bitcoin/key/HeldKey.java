package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import java.util.Optional;

/**
 * What somebody holds of a tree of keys: an extended private key somewhere in it, a single private
 * key, or the public half only. Places are told from the master key, as key origins do. Closing
 * erases what is private.
 */
public sealed interface HeldKey extends AutoCloseable {

  /** The fingerprint that key origins name: of the master key, or of the single key itself. */
  Fingerprint fingerprint();

  /** Whether it signs. */
  boolean isPrivate();

  /**
   * The extended public key at a place.
   *
   * @param path from the master key
   * @throws KeyFormatException when the place isn't below what is held, or can't be reached without
   *     a private key
   */
  ExtendedPublicKey publicKey(DerivationPath path);

  @Override
  void close();

  /**
   * An extended private key.
   *
   * @param place where it lies
   */
  record Tree(KeyOrigin place, ExtendedPrivateKey key) implements HeldKey {
    /** A master key. */
    public static Tree master(ExtendedPrivateKey key) {
      return new Tree(new KeyOrigin(key.fingerprint(), DerivationPath.ROOT), key);
    }

    /**
     * An extended private key from elsewhere, which this takes over.
     *
     * @param stated where it is said to lie; without that, a key below a master key counts as the
     *     root of a tree of its own, as in descriptors
     * @throws KeyFormatException when the key itself says otherwise
     */
    public static Tree of(Optional<KeyOrigin> stated, ExtendedPrivateKey key) {
      return new Tree(HeldKey.place(stated, key.publicKey()), key);
    }

    /** Whether it is the master key itself. */
    public boolean isMaster() {
      return key.depth() == 0;
    }

    @Override
    public Fingerprint fingerprint() {
      return place.fingerprint();
    }

    @Override
    public boolean isPrivate() {
      return true;
    }

    @Override
    public ExtendedPublicKey publicKey(DerivationPath path) {
      try (ExtendedPrivateKey derived = key.derive(HeldKey.below(place, path))) {
        return derived.publicKey();
      }
    }

    @Override
    public void close() {
      key.close();
    }
  }

  /**
   * An extended public key.
   *
   * @param place where it lies
   */
  record PublicTree(KeyOrigin place, ExtendedPublicKey key) implements HeldKey {
    /**
     * An extended public key from elsewhere.
     *
     * @param stated as of {@link Tree#of}
     * @throws KeyFormatException when the key itself says otherwise
     */
    public static PublicTree of(Optional<KeyOrigin> stated, ExtendedPublicKey key) {
      return new PublicTree(HeldKey.place(stated, key), key);
    }

    @Override
    public Fingerprint fingerprint() {
      return place.fingerprint();
    }

    @Override
    public boolean isPrivate() {
      return false;
    }

    @Override
    public ExtendedPublicKey publicKey(DerivationPath path) {
      return key.derive(HeldKey.below(place, path));
    }

    @Override
    public void close() {
      // Nothing of it is private.
    }
  }

  /** A single private key, which has no children. */
  record Single(WifKey key) implements HeldKey {
    @Override
    public Fingerprint fingerprint() {
      return Fingerprint.ofIdentifier(Hashes.hash160(key.publicKey().toArray()));
    }

    @Override
    public boolean isPrivate() {
      return true;
    }

    /** The public key: 33 bytes when compressed, else 65. */
    public Bytes publicKey() {
      return key.publicKey();
    }

    @Override
    public ExtendedPublicKey publicKey(DerivationPath path) {
      throw new KeyFormatException(
          "it is a single key without a chain code, which has no extended public key; its public"
              + " key is "
              + publicKey().hex());
    }

    @Override
    public void close() {
      key.close();
    }
  }

  /** Where a key lies: as stated, if what the key says of itself doesn't contradict that. */
  private static KeyOrigin place(Optional<KeyOrigin> stated, ExtendedPublicKey key) {
    if (stated.isEmpty()) {
      return new KeyOrigin(key.fingerprint(), DerivationPath.ROOT);
    }
    KeyOrigin origin = stated.get();
    int depth = origin.path().depth();
    if (depth != key.depth()) {
      throw new KeyFormatException(
          "the origin has %d steps, and the key says that it is at depth %d"
              .formatted(depth, key.depth()));
    }
    boolean fits =
        switch (depth) {
          case 0 -> origin.fingerprint().equals(key.fingerprint());
          case 1 ->
              origin.fingerprint().equals(key.parent())
                  && origin.path().steps().getLast().equals(key.childNumber());
          default -> origin.path().steps().getLast().equals(key.childNumber());
        };
    if (!fits) {
      throw new KeyFormatException(
          depth == 0
              ? "the origin is of master key %s, and this is master key %s"
                  .formatted(origin.fingerprint(), key.fingerprint())
              : "the origin is %s, and the key says that it is child %s of key %s"
                  .formatted(origin, key.childNumber(), key.parent()));
    }
    return origin;
  }

  /** The way from a place to one below it. */
  private static DerivationPath below(KeyOrigin place, DerivationPath path) {
    return path.below(place.path())
        .orElseThrow(() ->
            new KeyFormatException(
                "what is held begins at "
                    + place.path()
                    + ", and "
                    + path
                    + " does not lie below it"));
  }
}
