package io.holdfast.crypto.sign;

/** The two encodings of an ECDSA signature, with Vault's names ({@code marshaling_algorithm}). */
public enum EcdsaEncoding {
  /** A DER SEQUENCE of the INTEGERs r and s (X9.62). */
  ASN1,
  /** The fixed-size {@code r || s} (IEEE P1363, RFC 7518). */
  JWS
}
