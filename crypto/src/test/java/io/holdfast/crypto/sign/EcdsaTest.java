package io.holdfast.crypto.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Wycheproof;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EcdsaTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] MESSAGE = "pay nobody".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({"P256,SHA2_256,64", "P384,SHA2_384,96", "P521,SHA2_512,132", "P256,SHA2_512,64"})
  void aSignatureVerifiesInBothEncodingsAndByTheJdk(
      EcCurve curve, HashAlgorithm hash, int fixedSize) throws GeneralSecurityException {
    byte[] pkcs8 = Ecdsa.generate(curve);
    byte[] spki = Ecdsa.publicKey(pkcs8);
    byte[] der = Ecdsa.sign(pkcs8, hash, MESSAGE, EcdsaEncoding.ASN1);
    byte[] fixed = Ecdsa.sign(pkcs8, hash, MESSAGE, EcdsaEncoding.JWS);
    assertThat(fixed).hasSize(fixedSize);
    assertThat(Ecdsa.verify(spki, hash, MESSAGE, der, EcdsaEncoding.ASN1)).isTrue();
    assertThat(Ecdsa.verify(spki, hash, MESSAGE, fixed, EcdsaEncoding.JWS)).isTrue();
    assertThat(Ecdsa.verify(spki, hash, MESSAGE, fixed, EcdsaEncoding.ASN1)).isFalse();
    assertThat(Ecdsa.verify(spki, hash, new byte[1], der, EcdsaEncoding.ASN1)).isFalse();

    Signature jdk =
        Signature.getInstance(hash.digestName().replace("-", "") + "withECDSA", "SunEC");
    jdk.initVerify(
        KeyFactory.getInstance("EC", "SunEC").generatePublic(new X509EncodedKeySpec(spki)));
    jdk.update(MESSAGE);
    assertThat(jdk.verify(der)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyHashCanBeSigned(HashAlgorithm hash) {
    byte[] pkcs8 = Ecdsa.generate(EcCurve.P256);
    EcdsaVerifier verifier = Ecdsa.verifier(Ecdsa.publicKey(pkcs8));
    try (EcdsaSigner signer = Ecdsa.signer(pkcs8)) {
      byte[] signature = signer.sign(hash, MESSAGE, EcdsaEncoding.ASN1);
      assertThat(verifier.verify(hash, MESSAGE, signature, EcdsaEncoding.ASN1)).isTrue();
      assertThat(verifier.verifyHash(hash.hash(MESSAGE), signature, EcdsaEncoding.ASN1)).isTrue();
    }
  }

  @Test
  void aHashMadeByTheCallerIsSignedAsItIs() {
    byte[] pkcs8 = Ecdsa.generate(EcCurve.P256);
    byte[] hash = HashAlgorithm.SHA2_256.hash(MESSAGE);
    try (EcdsaSigner signer = Ecdsa.signer(pkcs8)) {
      byte[] signature = signer.signHash(hash, EcdsaEncoding.ASN1);
      assertThat(
              Ecdsa.verify(
                  Ecdsa.publicKey(pkcs8),
                  HashAlgorithm.SHA2_256,
                  MESSAGE,
                  signature,
                  EcdsaEncoding.ASN1))
          .isTrue();
    }
  }

  @Test
  void theExampleOfRfc6979Verifies() {
    byte[] spki =
        EcKeys.toSpki(
            EcCurve.P256,
            HEX.parseHex(
                "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                    + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));
    byte[] signature =
        HEX.parseHex(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    byte[] sample = "sample".getBytes(UTF_8);
    assertThat(Ecdsa.verify(spki, HashAlgorithm.SHA2_256, sample, signature, EcdsaEncoding.JWS))
        .isTrue();
  }

  @Test
  void verificationAgreesWithWycheproof() {
    Wycheproof.check(
        "ecdsa_secp256r1_sha256_test.json",
        480,
        one -> true,
        one ->
            Ecdsa.verify(
                one.groupHex("publicKeyDer"),
                HashAlgorithm.SHA2_256,
                one.hex("msg"),
                one.hex("sig"),
                EcdsaEncoding.ASN1));
  }

  @Test
  void aClosedSignerIsUnusable() {
    EcdsaSigner signer = Ecdsa.signer(Ecdsa.generate(EcCurve.P384));
    assertThat(signer).hasToString("EcdsaSigner[secp384r1]");
    signer.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> signer.signHash(new byte[32], EcdsaEncoding.ASN1));
  }

  @Test
  void bitcoinsCurveIsRefused() {
    byte[] key = EcKeys.toPkcs8(EcCurve.SECP256K1, Secp256k1.generatePrivateKey());
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> Ecdsa.signer(key))
        .withMessage("secp256k1 keys sign by Secp256k1, not by Ecdsa");
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> Ecdsa.generate(EcCurve.SECP256K1));
  }
}
