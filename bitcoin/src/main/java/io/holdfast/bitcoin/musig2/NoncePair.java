package io.holdfast.bitcoin.musig2;

/**
 * A fresh nonce.
 *
 * @param secret stays with the signer until they sign
 * @param shared goes to the other signers
 */
public record NoncePair(SecretNonce secret, PublicNonce shared) implements AutoCloseable {
  @Override
  public void close() {
    secret.close();
  }
}
