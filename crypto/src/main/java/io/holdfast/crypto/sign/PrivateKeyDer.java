package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Reading of PKCS#8 DER, whose parser and errors the kinds of keys share. */
final class PrivateKeyDer {
  /** RFC 8410 */
  private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

  private PrivateKeyDer() {}

  static PrivateKeyInfo parse(byte[] pkcs8) {
    try {
      return PrivateKeyInfo.getInstance(pkcs8);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // The parser's own message may quote what it read.
      throw new CryptoException("not a private key in PKCS#8 DER");
    }
  }

  static byte[] ed25519Seed(byte[] pkcs8) {
    PrivateKeyInfo info = parse(pkcs8);
    if (!info.getPrivateKeyAlgorithm().getAlgorithm().equals(ED25519)) {
      throw new CryptoException("not an Ed25519 private key: its algorithm differs");
    }
    try {
      byte[] seed = ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
      if (seed.length != Ed25519.SEED_SIZE) {
        throw new CryptoException("not an Ed25519 private key: its seed must have 32 bytes");
      }
      return Arrays.copyOf(seed, seed.length);
    } catch (IOException | IllegalArgumentException e) {
      throw new CryptoException("not an Ed25519 private key: its seed is no octet string");
    }
  }
}
