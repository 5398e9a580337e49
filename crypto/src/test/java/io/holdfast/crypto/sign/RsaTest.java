package io.holdfast.crypto.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Wycheproof;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.RsaScheme.SaltLength;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RsaTest {
  private static final byte[] MESSAGE = "pay nobody".getBytes(UTF_8);
  private static final RsaScheme.Pkcs1v15 PKCS1 = new RsaScheme.Pkcs1v15(HashAlgorithm.SHA2_256);

  private static byte[] pkcs8 = new byte[0];
  private static byte[] spki = new byte[0];

  @BeforeAll
  static void generate() {
    pkcs8 = Rsa.generate(2048);
    spki = Rsa.publicKey(pkcs8);
  }

  @ParameterizedTest
  @EnumSource
  void pkcs1v15SignaturesAreTheJdks(HashAlgorithm hash) throws GeneralSecurityException {
    RsaScheme scheme = new RsaScheme.Pkcs1v15(hash);
    try (RsaPrivateKey key = Rsa.privateKey(pkcs8)) {
      byte[] signature = key.sign(scheme, MESSAGE);
      assertThat(key.publicKey().verify(scheme, MESSAGE, signature)).isTrue();
      assertThat(key.publicKey().verify(scheme, new byte[0], signature)).isFalse();
      assertThat(key.signHash(scheme, hash.hash(MESSAGE))).isEqualTo(signature);

      Signature jdk = Signature.getInstance(jdkName(hash) + "withRSA", "SunRsaSign");
      jdk.initVerify(jdkPublicKey());
      jdk.update(MESSAGE);
      assertThat(jdk.verify(signature)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pssSignaturesVerifyByTheJdk(HashAlgorithm hash) throws GeneralSecurityException {
    RsaScheme scheme = new RsaScheme.Pss(hash, new SaltLength.SameAsHash());
    try (RsaPrivateKey key = Rsa.privateKey(pkcs8)) {
      byte[] signature = key.sign(scheme, MESSAGE);
      assertThat(key.publicKey().verify(scheme, MESSAGE, signature)).isTrue();
      assertThat(key.publicKey().verify(scheme, new byte[0], signature)).isFalse();

      Signature jdk = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
      jdk.setParameter(
          new PSSParameterSpec(
              hash.digestName(),
              "MGF1",
              new MGF1ParameterSpec(hash.digestName()),
              hash.size(),
              PSSParameterSpec.TRAILER_FIELD_BC));
      jdk.initVerify(jdkPublicKey());
      jdk.update(MESSAGE);
      assertThat(jdk.verify(signature)).isTrue();
    }
  }

  @Test
  void aPssSaltHasTheLengthThatWasAskedFor() {
    RsaScheme auto = new RsaScheme.Pss(HashAlgorithm.SHA2_256, new SaltLength.Auto());
    RsaScheme hash = new RsaScheme.Pss(HashAlgorithm.SHA2_256, new SaltLength.SameAsHash());
    RsaScheme none = new RsaScheme.Pss(HashAlgorithm.SHA2_256, new SaltLength.Exactly(0));
    RsaScheme most = new RsaScheme.Pss(HashAlgorithm.SHA2_256, new SaltLength.Exactly(222));
    RsaScheme more = new RsaScheme.Pss(HashAlgorithm.SHA2_256, new SaltLength.Exactly(223));
    try (RsaPrivateKey key = Rsa.privateKey(pkcs8)) {
      RsaPublicKey verifier = key.publicKey();
      byte[] byHash = key.sign(hash, MESSAGE);
      byte[] byNone = key.sign(none, MESSAGE);
      byte[] byAuto = key.sign(auto, MESSAGE);
      assertThat(verifier.verify(auto, MESSAGE, byHash)).isTrue();
      assertThat(verifier.verify(auto, MESSAGE, byNone)).isTrue();
      assertThat(verifier.verify(most, MESSAGE, byAuto)).isTrue();
      assertThat(verifier.verify(hash, MESSAGE, byNone)).isFalse();
      assertThat(verifier.verify(none, MESSAGE, byHash)).isFalse();
      assertThat(key.sign(none, MESSAGE)).as("without salt").isEqualTo(byNone);
      assertThat(key.sign(hash, MESSAGE)).as("with salt").isNotEqualTo(byHash);
      assertRefused(() -> key.sign(more, MESSAGE), "at most 222 do");
    }
  }

  @Test
  void aKeyWhoseEncodingIsAByteShorterThanItsModulusSignsByPssToo()
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
    generator.initialize(2049);
    RsaScheme scheme = new RsaScheme.Pss(HashAlgorithm.SHA2_256, new SaltLength.Auto());
    try (RsaPrivateKey key =
        Rsa.privateKey(generator.generateKeyPair().getPrivate().getEncoded())) {
      byte[] signature = key.sign(scheme, MESSAGE);
      assertThat(signature).hasSize(257);
      assertThat(key.publicKey().verify(scheme, MESSAGE, signature)).isTrue();
    }
  }

  @Test
  void inputIsSignedWithoutNamingAHashWhenAskedFor() {
    RsaScheme unnamed = new RsaScheme.Pkcs1v15(Optional.empty());
    try (RsaPrivateKey key = Rsa.privateKey(pkcs8)) {
      byte[] signature = key.sign(unnamed, MESSAGE);
      assertThat(key.publicKey().verify(unnamed, MESSAGE, signature)).isTrue();
      assertThat(key.publicKey().verify(PKCS1, MESSAGE, signature)).isFalse();
      assertRefused(() -> key.sign(unnamed, new byte[246]), "too long to sign");
    }
  }

  @Test
  void pkcs1v15VerificationAgreesWithWycheproof() {
    Wycheproof.check(
        "rsa_signature_2048_sha256_test.json",
        250,
        one -> true,
        one ->
            Rsa.publicHalf(one.groupHex("publicKeyDer"))
                .verify(PKCS1, one.hex("msg"), one.hex("sig")));
  }

  @Test
  void pssVerificationAgreesWithWycheproof() {
    RsaScheme scheme = new RsaScheme.Pss(HashAlgorithm.SHA2_256, new SaltLength.Exactly(32));
    Wycheproof.check(
        "rsa_pss_2048_sha256_mgf1_32_test.json",
        100,
        one -> true,
        one ->
            Rsa.publicHalf(one.groupHex("publicKeyDer"))
                .verify(scheme, one.hex("msg"), one.hex("sig")));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SHA3_224", "SHA3_256", "SHA3_384", "SHA3_512"})
  void oaepDecryptsWhatItEncrypted(HashAlgorithm hash) {
    try (RsaPrivateKey key = Rsa.privateKey(pkcs8)) {
      byte[] ciphertext = key.publicKey().encryptOaep(hash, MESSAGE);
      assertThat(ciphertext).hasSize(256);
      assertThat(key.decryptOaep(hash, ciphertext)).isEqualTo(MESSAGE);
      ciphertext[200] ^= 1;
      assertRefused(() -> key.decryptOaep(hash, ciphertext), "does not decrypt");
      assertRefused(() -> key.decryptOaep(hash, new byte[3]), "does not decrypt");
    }
  }

  @Test
  void aPlaintextThatOaepCannotHoldIsRefusedWithTheLimit() {
    RsaPublicKey key = Rsa.publicHalf(spki);
    assertThat(key.encryptOaep(HashAlgorithm.SHA2_256, new byte[190])).hasSize(256);
    assertRefused(
        () -> key.encryptOaep(HashAlgorithm.SHA2_256, new byte[191]), "encrypts at most 190");
  }

  @Test
  void aClosedKeyIsUnusableAndTellsNothing() {
    RsaPrivateKey key = Rsa.privateKey(pkcs8);
    assertThat(key).hasToString("RsaPrivateKey[2048 bits]");
    key.close();
    assertThatIllegalStateException().isThrownBy(() -> key.sign(PKCS1, MESSAGE));
    assertThatIllegalStateException()
        .isThrownBy(() -> key.decryptOaep(HashAlgorithm.SHA2_256, new byte[256]));
  }

  @Test
  void keysThatAreTooSmallAreRefused() {
    assertRefused(() -> Rsa.generate(1024), "2048, 3072, 4096 or 8192 bits, not 1024");
    assertRefused(() -> Rsa.privateKey(new byte[5]), "not a private key");
  }

  private static PublicKey jdkPublicKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA", "SunRsaSign").generatePublic(new X509EncodedKeySpec(spki));
  }

  private static String jdkName(HashAlgorithm hash) {
    return hash.digestName().startsWith("SHA3") ? hash.digestName() : noDash(hash.digestName());
  }

  private static String noDash(String name) {
    return name.replace("-", "");
  }

  private static void assertRefused(Runnable action, String why) {
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(action::run)
        .withMessageContaining(why);
  }
}
