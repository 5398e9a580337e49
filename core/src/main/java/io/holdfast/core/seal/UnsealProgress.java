package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.shamir.Shamir;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shares given so far towards one unsealing. Not thread-safe: guarded by its owner. */
final class UnsealProgress {
  private final List<SecretBytes> shares = new ArrayList<>();
  private String nonce = "";

  int count() {
    return shares.size();
  }

  /** Names this attempt; empty when there is none. */
  String nonce() {
    return nonce;
  }

  /**
   * Adds a share.
   *
   * @return false when it was given before, and the progress stays as it is
   */
  boolean add(byte[] share) {
    if (shares.stream().anyMatch(known -> known.sameAs(share))) {
      return false;
    }
    if (shares.isEmpty()) {
      nonce = Randomness.uuid().toString();
    }
    shares.add(SecretBytes.copyOf(share));
    return true;
  }

  /**
   * The key that the shares make, after which the progress begins anew.
   *
   * @throws Refusal.InvalidRequest when they do not fit together
   */
  SecretBytes combine() {
    List<byte[]> parts = new ArrayList<>();
    try {
      shares.forEach(share -> parts.add(share.use(byte[]::clone)));
      return parts.size() == 1
          ? SecretBytes.copyOf(parts.getFirst())
          : SecretBytes.take(Shamir.combine(parts));
    } catch (CryptoException | IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          "Unseal failed, invalid key: the shares do not fit together");
    } finally {
      parts.forEach(part -> Arrays.fill(part, (byte) 0));
      reset();
    }
  }

  void reset() {
    shares.forEach(SecretBytes::close);
    shares.clear();
    nonce = "";
  }
}
