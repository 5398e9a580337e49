package io.holdfast.log.note;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Ed25519;

/** Signs with an Ed25519 seed that rests in {@link SecretBytes}. */
public final class Ed25519NoteSigner implements NoteSigner {
  private final SecretBytes seed;
  private final VerifierKey verifierKey;

  /**
   * A signer that borrows {@code seed} for each signature.
   *
   * @param name the key's name, which is the log's origin
   * @param seed 32 bytes; stays the caller's, who closes it when nothing is to be signed any more
   */
  public Ed25519NoteSigner(String name, SecretBytes seed) {
    this.seed = seed;
    this.verifierKey = VerifierKey.ed25519(name, seed.use(Ed25519::publicKey));
  }

  @Override
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  @Override
  public byte[] sign(byte[] text) {
    return seed.use(key -> Ed25519.sign(key, text));
  }
}
