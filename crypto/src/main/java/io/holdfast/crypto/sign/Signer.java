package io.holdfast.crypto.sign;

/** A private key prepared for many signatures. Safe for use by many threads. */
public interface Signer extends AutoCloseable {
  /** The signature over {@code message}, in the encoding that the signer's maker states. */
  byte[] sign(byte[] message);

  /** Drops the key. Uses after it are an {@link IllegalStateException}. */
  @Override
  void close();
}
