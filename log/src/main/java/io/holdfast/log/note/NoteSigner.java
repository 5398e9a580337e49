package io.holdfast.log.note;

/**
 * The private key of a log, wherever it is kept. Safe for use by several threads; its owner closes
 * what is behind it.
 */
public interface NoteSigner {
  /** The key that verifies what {@link #sign} makes; its name is the log's origin. */
  VerifierKey verifierKey();

  /** The Ed25519 signature (64 bytes) over the note's text. */
  byte[] sign(byte[] text);
}
