package io.holdfast.engines.transit.keyring;

import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.KeyType;

/**
 * The curves of ECDSA keys. Their parameters take tenths of a second to load: they are left alone
 * until a key needs them.
 */
public enum NistCurve {
  P256("P-256"),
  P384("P-384"),
  P521("P-521");

  private final String label;

  NistCurve(String label) {
    this.label = label;
  }

  /** The name that NIST gave it. */
  public String label() {
    return label;
  }

  /** The curve itself. */
  public EcCurve curve() {
    return switch (this) {
      case P256 -> EcCurve.P256;
      case P384 -> EcCurve.P384;
      case P521 -> EcCurve.P521;
    };
  }

  KeyType type() {
    return switch (this) {
      case P256 -> KeyType.EC_P256;
      case P384 -> KeyType.EC_P384;
      case P521 -> KeyType.EC_P521;
    };
  }
}
