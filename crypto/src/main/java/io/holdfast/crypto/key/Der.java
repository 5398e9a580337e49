package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Reading and writing of DER with the errors that the kinds of keys share. */
final class Der {
  static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");
  static final ASN1ObjectIdentifier EC = new ASN1ObjectIdentifier("1.2.840.10045.2.1");
  static final ASN1ObjectIdentifier RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");

  private Der() {}

  static PrivateKeyInfo privateKey(byte[] pkcs8) {
    return parsed("a private key in PKCS#8 DER", () -> PrivateKeyInfo.getInstance(read(pkcs8)));
  }

  static SubjectPublicKeyInfo publicKey(byte[] spki) {
    return parsed(
        "a public key in SubjectPublicKeyInfo DER",
        () -> SubjectPublicKeyInfo.getInstance(read(spki)));
  }

  /** One DER value without anything after it. */
  static ASN1Primitive read(byte[] der) throws IOException {
    return ASN1Primitive.fromByteArray(der);
  }

  /** What {@code parser} answers; the parser's own messages may quote a key and are dropped. */
  static <T> T parsed(String what, Parser<T> parser) {
    try {
      T value = parser.parse();
      if (value != null) {
        return value;
      }
    } catch (CryptoException precise) {
      throw precise;
    } catch (IOException | RuntimeException malformed) {
      // Bouncy Castle throws whatever a wrong structure leads to.
    }
    throw new CryptoException("not " + what);
  }

  static byte[] write(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new CryptoException("key cannot be written as DER", e);
    }
  }

  /** A step of parsing. */
  interface Parser<T> {
    T parse() throws IOException;
  }
}
