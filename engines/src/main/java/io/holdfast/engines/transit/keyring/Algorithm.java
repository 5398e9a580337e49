package io.holdfast.engines.transit.keyring;

import com.google.errorprone.annotations.Immutable;
import io.holdfast.crypto.aead.AeadAlgorithm;

/** What a kind of key does, for a switch over all of them. */
@Immutable
public sealed interface Algorithm {
  /** Symmetric encryption; the private part is the key. */
  record Aead(AeadAlgorithm aead) implements Algorithm {}

  /** HMAC and nothing else; the private part is the key. */
  record Mac() implements Algorithm {}

  /** EdDSA; the private part is the seed followed by the public key, as Go keeps it. */
  record Ed25519() implements Algorithm {}

  /** ECDSA on a curve of NIST; the private part is PKCS#8 DER. */
  record Ecdsa(NistCurve nist) implements Algorithm {}

  /** Signatures and OAEP; the private part is PKCS#8 DER. */
  record Rsa(int bits) implements Algorithm {}

  /** ECDSA on Bitcoin's curve; the private part is the scalar in 32 bytes. */
  record EcdsaSecp256k1() implements Algorithm {}

  /** The Schnorr signatures of BIP-340; the private part is the scalar in 32 bytes. */
  record Bip340() implements Algorithm {}
}
