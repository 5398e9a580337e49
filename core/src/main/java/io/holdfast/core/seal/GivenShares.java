package io.holdfast.core.seal;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.shamir.Shamir;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The shares given so far towards one key. Not thread-safe: guarded by its owner. */
final class GivenShares {
  private final List<SecretBytes> shares = new ArrayList<>();

  int count() {
    return shares.size();
  }

  /**
   * Adds a share.
   *
   * @return false when it was given before, and nothing changed
   */
  boolean add(byte[] share) {
    if (shares.stream().anyMatch(known -> known.sameAs(share))) {
      return false;
    }
    shares.add(SecretBytes.copyOf(share));
    return true;
  }

  /** The key that the shares make, empty when they do not fit together; they are forgotten. */
  Optional<SecretBytes> combine() {
    List<byte[]> parts = new ArrayList<>();
    try {
      shares.forEach(share -> parts.add(share.use(byte[]::clone)));
      return Optional.of(
          parts.size() == 1
              ? SecretBytes.copyOf(parts.getFirst())
              : SecretBytes.take(Shamir.combine(parts)));
    } catch (CryptoException | IllegalArgumentException e) {
      return Optional.empty();
    } finally {
      parts.forEach(part -> Arrays.fill(part, (byte) 0));
      forget();
    }
  }

  void forget() {
    shares.forEach(SecretBytes::close);
    shares.clear();
  }
}
