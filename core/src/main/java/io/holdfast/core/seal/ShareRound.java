package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import java.util.Optional;

/**
 * One round in which holders give their shares towards one thing, under a nonce that keeps shares
 * for another round out. Not thread-safe: guarded by its owner.
 */
final class ShareRound {
  private final String operation;
  private final GivenShares given = new GivenShares();
  private String nonce = fresh();

  /**
   * @param operation what they are given for, e.g. {@code rekey operation}
   */
  ShareRound(String operation) {
    this.operation = operation;
  }

  private static String fresh() {
    return Randomness.uuid().toString();
  }

  String nonce() {
    return nonce;
  }

  int count() {
    return given.count();
  }

  /**
   * Takes a share.
   *
   * @throws Refusal.InvalidRequest when the nonce is another's, or the share was given before
   */
  void add(byte[] share, String forNonce) {
    if (!forNonce.equals(nonce)) {
      throw new Refusal.InvalidRequest(
          "incorrect nonce supplied; nonce for this " + operation + " is \"" + nonce + "\"");
    }
    if (!given.add(share)) {
      throw new Refusal.InvalidRequest(
          "given key has already been provided during this generation operation");
    }
  }

  /**
   * Sees whether the shares are those of the holders; they are forgotten.
   *
   * @param failure how the refusal begins
   * @throws Refusal.InvalidRequest when they are not
   */
  void requireThoseOf(Holders holders, String failure) {
    Optional<SecretBytes> key = given.combine();
    if (key.isEmpty()) {
      throw new Refusal.InvalidRequest(failure + ": the shares do not fit together");
    }
    try (SecretBytes combined = key.get()) {
      if (!holders.have(combined)) {
        throw new Refusal.InvalidRequest(
            failure + ": this set of shares is wrong; give all of them anew");
      }
    }
  }

  /** Whether the shares make this key; they are forgotten. */
  boolean makes(SecretBytes expected) {
    Optional<SecretBytes> key = given.combine();
    if (key.isEmpty()) {
      return false;
    }
    try (SecretBytes combined = key.get()) {
      return combined.sameAs(expected);
    }
  }

  /** Forgets the shares, and takes new ones under another nonce. */
  void restart() {
    given.forget();
    nonce = fresh();
  }

  void forget() {
    given.forget();
  }
}
