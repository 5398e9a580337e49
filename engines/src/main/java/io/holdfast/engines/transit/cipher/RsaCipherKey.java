package io.holdfast.engines.transit.cipher;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.crypto.sign.RsaPublicKey;
import org.jspecify.annotations.Nullable;

/** RSAES-OAEP with SHA-256; without the private half it only encrypts. */
final class RsaCipherKey implements CipherKey {
  private final RsaPublicKey publicKey;
  private final @Nullable RsaPrivateKey privateKey;

  RsaCipherKey(RsaPublicKey publicKey, @Nullable RsaPrivateKey privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  @Override
  public byte[] seal(byte[] context, byte[] associatedData, byte[] plaintext) {
    return publicKey.encryptOaep(HashAlgorithm.SHA2_256, plaintext);
  }

  @Override
  public byte[] open(byte[] context, byte[] associatedData, byte[] ciphertext) {
    if (privateKey == null) {
      throw new Refusal.InvalidRequest(
          "cannot decrypt: only the public half of this key version was imported");
    }
    return privateKey.decryptOaep(HashAlgorithm.SHA2_256, ciphertext);
  }

  @Override
  public void close() {
    if (privateKey != null) {
      privateKey.close();
    }
  }
}
