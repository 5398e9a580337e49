package io.holdfast.bitcoin.policy.receipt;

import io.holdfast.bitcoin.policy.fact.PublicKey;

/** Signs receipts. */
public interface ReceiptSigner {
  /** Whose signatures these are: a key of Ed25519. */
  PublicKey publicKey();

  /** The signature over a message, 64 bytes. */
  byte[] sign(byte[] message);
}
