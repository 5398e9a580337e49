package io.holdfast.bitcoin.miniscript;

/** Where a script runs; it decides how keys and signatures look and what a script may cost. */
public enum ScriptContext {
  /** A witness script of version 0 (BIP-141). */
  P2WSH("wsh()", 33, 72),
  /** A leaf of a taproot output (BIP-342). */
  TAPSCRIPT("a leaf of tr()", 32, 65);

  private final String place;
  private final int keySize;
  private final int signatureSize;

  ScriptContext(String place, int keySize, int signatureSize) {
    this.place = place;
    this.keySize = keySize;
    this.signatureSize = signatureSize;
  }

  /** As an error names it. */
  public String place() {
    return place;
  }

  /** The bytes of a public key in a script. */
  public int keySize() {
    return keySize;
  }

  /** The most bytes that a signature takes, its sighash type included. */
  public int signatureSize() {
    return signatureSize;
  }
}
