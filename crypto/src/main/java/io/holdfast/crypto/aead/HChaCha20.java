package io.holdfast.crypto.aead;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** HChaCha20, the key derivation of XChaCha20 (draft-irtf-cfrg-xchacha-03, section 2.2). */
final class HChaCha20 {
  private HChaCha20() {}

  /** The 32-byte subkey of a 32-byte key and the first 16 bytes of {@code nonce}. */
  static byte[] subkey(byte[] key, byte[] nonce) {
    int[] state = new int[16];
    // "expand 32-byte k", as RFC 8439 has it
    state[0] = 0x61707865;
    state[1] = 0x3320646e;
    state[2] = 0x79622d32;
    state[3] = 0x6b206574;
    ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(state, 4, 8);
    ByteBuffer.wrap(nonce).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(state, 12, 4);
    for (int round = 0; round < 10; round++) {
      quarterRound(state, 0, 4, 8, 12);
      quarterRound(state, 1, 5, 9, 13);
      quarterRound(state, 2, 6, 10, 14);
      quarterRound(state, 3, 7, 11, 15);
      quarterRound(state, 0, 5, 10, 15);
      quarterRound(state, 1, 6, 11, 12);
      quarterRound(state, 2, 7, 8, 13);
      quarterRound(state, 3, 4, 9, 14);
    }
    byte[] subkey = new byte[32];
    ByteBuffer.wrap(subkey)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .put(state, 0, 4)
        .put(state, 12, 4);
    Arrays.fill(state, 0);
    return subkey;
  }

  private static void quarterRound(int[] s, int a, int b, int c, int d) {
    s[a] += s[b];
    s[d] = Integer.rotateLeft(s[d] ^ s[a], 16);
    s[c] += s[d];
    s[b] = Integer.rotateLeft(s[b] ^ s[c], 12);
    s[a] += s[b];
    s[d] = Integer.rotateLeft(s[d] ^ s[a], 8);
    s[c] += s[d];
    s[b] = Integer.rotateLeft(s[b] ^ s[c], 7);
  }
}
