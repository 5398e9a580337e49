package io.holdfast.engine.pki.x509;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The curve P-224, which no provider but Bouncy Castle has: for devices that know no other. */
final class P224 {
  private static final ECNamedDomainParameters DOMAIN = domain();

  private P224() {}

  private static ECNamedDomainParameters domain() {
    X9ECParameters curve = CustomNamedCurves.getByName("secp224r1");
    return new ECNamedDomainParameters(SECObjectIdentifiers.secp224r1, curve);
  }

  static byte[] generate() {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(DOMAIN, Randomness.secureRandom()));
    try {
      return PrivateKeyInfoFactory.createPrivateKeyInfo(generator.generateKeyPair().getPrivate())
          .getEncoded();
    } catch (IOException e) {
      throw new CryptoException("P-224 key could not be written", e);
    }
  }

  static boolean isKey(PrivateKeyInfo key) {
    return SECObjectIdentifiers.secp224r1.equals(key.getPrivateKeyAlgorithm().getParameters());
  }

  static SubjectPublicKeyInfo publicKey(byte[] pkcs8) {
    ECPrivateKeyParameters key = key(pkcs8);
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
          new ECPublicKeyParameters(
              new FixedPointCombMultiplier().multiply(DOMAIN.getG(), key.getD()), DOMAIN));
    } catch (IOException e) {
      throw new CryptoException("P-224 public key could not be written", e);
    }
  }

  static byte[] sign(byte[] pkcs8, HashAlgorithm hash, byte[] message) {
    ECDSASigner signer = new ECDSASigner();
    signer.init(true, new ParametersWithRandom(key(pkcs8), Randomness.secureRandom()));
    BigInteger[] pair = signer.generateSignature(hash.hash(message));
    try {
      return StandardDSAEncoding.INSTANCE.encode(signer.getOrder(), pair[0], pair[1]);
    } catch (IOException e) {
      throw new CryptoException("P-224 signature could not be written", e);
    }
  }

  private static ECPrivateKeyParameters key(byte[] pkcs8) {
    try {
      if (PrivateKeyFactory.createKey(pkcs8) instanceof ECPrivateKeyParameters key) {
        return key;
      }
    } catch (IOException | RuntimeException malformed) {
      // The library's message may quote the key.
    }
    throw new CryptoException("not a private key of P-224");
  }
}
