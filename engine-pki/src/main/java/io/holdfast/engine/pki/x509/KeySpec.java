package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.RsaKeys;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * What a key is.
 *
 * @param bits of an RSA modulus or of a curve's field; 256 for Ed25519
 */
public record KeySpec(KeyKind kind, int bits) {
  private static final int DEFAULT_RSA = 2048;
  private static final int DEFAULT_EC = 256;
  private static final int ED25519_BITS = 256;

  /**
   * What a client asks to be made.
   *
   * @param type {@code rsa}, {@code ec} or {@code ed25519}
   * @param bits 0 for the kind's default
   */
  public static KeySpec requested(String type, long bits) {
    KeyKind kind =
        KeyKind.named(type)
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "unknown key type " + type + ": key_type is rsa, ec or ed25519"));
    return switch (kind) {
      case RSA -> rsa(bits);
      case EC -> ec(bits);
      case ED25519 -> new KeySpec(kind, ED25519_BITS);
    };
  }

  private static KeySpec rsa(long bits) {
    if (bits != 0 && bits < DEFAULT_RSA) {
      throw new Refusal.InvalidRequest(
          "RSA keys < 2048 bits are unsafe and not supported: got " + bits + " as key_bits");
    }
    if (bits != 0 && bits != 2048 && bits != 3072 && bits != 4096 && bits != 8192) {
      throw new Refusal.InvalidRequest(
          "key_bits of an RSA key is 2048, 3072, 4096 or 8192, not " + bits);
    }
    return new KeySpec(KeyKind.RSA, bits == 0 ? DEFAULT_RSA : (int) bits);
  }

  private static KeySpec ec(long bits) {
    if (bits != 0 && bits != 224 && bits != 256 && bits != 384 && bits != 521) {
      throw new Refusal.InvalidRequest(
          "key_bits of an EC key is 224, 256, 384 or 521, not " + bits);
    }
    return new KeySpec(KeyKind.EC, bits == 0 ? DEFAULT_EC : (int) bits);
  }

  /** What a public key is; other kinds and curves than ours are refused. */
  public static KeySpec of(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return new KeySpec(KeyKind.ED25519, ED25519_BITS);
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return new KeySpec(KeyKind.EC, curveBits(key));
    }
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      try {
        return new KeySpec(KeyKind.RSA, RsaKeys.modulusOf(key.getEncoded()).bitLength());
      } catch (IOException | CryptoException e) {
        throw new Refusal.InvalidRequest("the RSA public key cannot be read");
      }
    }
    throw new Refusal.InvalidRequest(
        "a public key of algorithm " + algorithm + " is not supported: use RSA, EC or Ed25519");
  }

  private static int curveBits(SubjectPublicKeyInfo key) {
    Object curve = key.getAlgorithm().getParameters();
    if (SECObjectIdentifiers.secp256r1.equals(curve)) {
      return 256;
    }
    if (SECObjectIdentifiers.secp384r1.equals(curve)) {
      return 384;
    }
    if (SECObjectIdentifiers.secp521r1.equals(curve)) {
      return 521;
    }
    if (SECObjectIdentifiers.secp224r1.equals(curve)) {
      return 224;
    }
    throw new Refusal.InvalidRequest(
        "the key's elliptic curve is not supported: use P-224, P-256, P-384 or P-521");
  }
}
