package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.RsaKeys;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Making, reading and writing of private keys; inside, they are PKCS#8 DER. */
public final class PrivateKeys {
  private static final String PKCS8 = "PRIVATE KEY";
  private static final String SEC1 = "EC PRIVATE KEY";
  private static final String PKCS1 = "RSA PRIVATE KEY";

  private PrivateKeys() {}

  static SecretBytes generate(KeySpec spec) {
    return SecretBytes.take(
        switch (spec.kind()) {
          case RSA -> Rsa.generate(spec.bits());
          case EC ->
              switch (spec.bits()) {
                case 224 -> P224.generate();
                case 256 -> Ecdsa.generate(EcCurve.P256);
                case 384 -> Ecdsa.generate(EcCurve.P384);
                default -> Ecdsa.generate(EcCurve.P521);
              };
          case ED25519 -> ed25519();
        });
  }

  private static byte[] ed25519() {
    byte[] seed = Ed25519.generateSeed();
    try {
      return Ed25519Keys.toPkcs8(seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** Whether a PEM block is a private key that can be read. */
  public static boolean isPrivateKey(PemBlock block) {
    return block.label().equals(PKCS8) || block.label().equals(SEC1) || block.label().equals(PKCS1);
  }

  /** Reads a private key; what its label says is missing or wrong is refused. */
  public static SigningKey read(PemBlock block) {
    try {
      byte[] pkcs8 =
          switch (block.label()) {
            case SEC1 -> fromSec1(block.der());
            case PKCS1 -> RsaKeys.fromPkcs1(block.der());
            default -> block.der();
          };
      return SigningKey.of(SecretBytes.take(pkcs8));
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("the private key cannot be read: " + e.getMessage());
    }
  }

  /** The public key of a private one. */
  static SubjectPublicKeyInfo publicKey(byte[] pkcs8) {
    PrivateKeyInfo info = info(pkcs8);
    var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return SubjectPublicKeyInfo.getInstance(Rsa.publicKey(pkcs8));
    }
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      byte[] seed = Ed25519Keys.seedOf(pkcs8);
      return SubjectPublicKeyInfo.getInstance(Ed25519Keys.toSpki(Ed25519.publicKey(seed)));
    }
    return P224.isKey(info)
        ? P224.publicKey(pkcs8)
        : SubjectPublicKeyInfo.getInstance(EcKeys.spkiOf(pkcs8));
  }

  /** The form of Vault's {@code der} and {@code pem}: SEC 1, PKCS#1, for Ed25519 PKCS#8. */
  public static byte[] traditional(byte[] pkcs8) {
    try {
      PrivateKeyInfo info = info(pkcs8);
      var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
      if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
        return RsaKeys.toPkcs1(pkcs8);
      }
      if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
        return P224.isKey(info)
            ? info.parsePrivateKey().toASN1Primitive().getEncoded()
            : EcKeys.toSec1(pkcs8);
      }
      return pkcs8;
    } catch (IOException e) {
      throw new CryptoException("private key cannot be written");
    }
  }

  /** As {@link #traditional}, as PEM. */
  public static String traditionalPem(byte[] pkcs8) {
    var algorithm = info(pkcs8).getPrivateKeyAlgorithm().getAlgorithm();
    String label =
        algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
            ? PKCS1
            : algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey) ? SEC1 : PKCS8;
    return PemBlock.write(label, traditional(pkcs8));
  }

  public static String pkcs8Pem(byte[] pkcs8) {
    return PemBlock.write(PKCS8, pkcs8);
  }

  private static byte[] fromSec1(byte[] der) {
    try {
      ECPrivateKey key = ECPrivateKey.getInstance(der);
      AlgorithmIdentifier curve =
          new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject());
      PrivateKeyInfo info = new PrivateKeyInfo(curve, key);
      return P224.isKey(info) ? info.getEncoded() : EcKeys.fromSec1(der);
    } catch (IOException | RuntimeException malformed) {
      if (malformed instanceof CryptoException precise) {
        throw precise;
      }
      throw new CryptoException("not an elliptic curve private key in SEC 1 form");
    }
  }

  private static PrivateKeyInfo info(byte[] pkcs8) {
    try {
      return PrivateKeyInfo.getInstance(pkcs8);
    } catch (RuntimeException malformed) {
      // The library's message may quote the key.
      throw new CryptoException("not a private key in PKCS#8 DER");
    }
  }
}
