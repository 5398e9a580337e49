package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;

/** The shares given so far towards one unsealing. Not thread-safe: guarded by its owner. */
final class UnsealProgress {
  private final GivenShares shares = new GivenShares();
  private String nonce = "";

  int count() {
    return shares.count();
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
    if (shares.count() == 0) {
      nonce = Randomness.uuid().toString();
    }
    return shares.add(share);
  }

  /**
   * The key that the shares make, after which the progress begins anew.
   *
   * @throws Refusal.InvalidRequest when they do not fit together
   */
  SecretBytes combine() {
    nonce = "";
    return shares
        .combine()
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "Unseal failed, invalid key: the shares do not fit together"));
  }

  void reset() {
    shares.forget();
    nonce = "";
  }
}
