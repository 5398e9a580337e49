package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.musig2.NoncePair;
import io.holdfast.bitcoin.musig2.SecretNonce;
import java.util.Optional;

/**
 * Where a signer's secret nonces wait between the two rounds of MuSig2: in memory, never anywhere
 * that can be copied or restored, since two signatures with one nonce give the key away.
 */
public interface SecretNonces {
  /** Keeps a fresh nonce, of which it is the owner from now on. */
  void keep(NonceUse use, NoncePair nonce);

  /** Whether the nonce is here still. */
  boolean holds(NonceUse use);

  /**
   * Gives a nonce away, once: whoever asks again, at the same time too, gets nothing.
   *
   * @return closed by the caller
   */
  Optional<SecretNonce> take(NonceUse use);
}
