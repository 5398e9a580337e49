package io.holdfast.crypto.aead;

import io.holdfast.crypto.internal.RawKey;

/** An AEAD construction that takes key and nonce anew for each message. */
sealed interface AeadCipher permits PlatformCipher, XChaChaCipher {
  /** The key in the form that the other methods take; the caller destroys it. */
  RawKey key(byte[] key);

  /** Writes {@code ciphertext || tag} at {@code offset} of {@code out}. */
  void seal(RawKey key, byte[] nonce, byte[] aad, byte[] plaintext, byte[] out, int offset);

  /** The plaintext of the {@code ciphertext || tag} that fills {@code sealed} from {@code from}. */
  byte[] open(RawKey key, byte[] nonce, byte[] aad, byte[] sealed, int from);

  /** Drops what remembers a key. */
  void clear();
}
