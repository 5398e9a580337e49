package io.holdfast.bitcoin.bip85;

import io.holdfast.crypto.SecretBytes;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/** BIP85-DRNG-SHAKE256: the stream of SHAKE256 over 64 bytes of derived entropy. */
final class Drng {
  private final SHAKEDigest shake = new SHAKEDigest(256);

  Drng(SecretBytes entropy) {
    entropy.with(bytes -> shake.update(bytes, 0, bytes.length));
  }

  /** The next bytes of the stream. */
  void read(byte[] target) {
    shake.doOutput(target, 0, target.length);
  }
}
