package io.holdfast.crypto.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.sign.Ed25519;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against keys that OpenSSL wrote. */
class KeyFormatsTest {
  @ParameterizedTest
  @CsvSource({
    "p256,EC_P256",
    "p384,EC_P384",
    "p521,EC_P521",
    "secp256k1,EC_SECP256K1",
    "rsa,RSA",
    "ed25519,ED25519"
  })
  void opensslsKeysAreReadAndWrittenByteForByte(String name, KeyType type) {
    String privatePem = resource(name + ".private.pem");
    byte[] pkcs8 = Pem.readPrivate(privatePem);
    assertThat(KeyType.ofPrivate(pkcs8)).isEqualTo(type);
    assertThat(Pem.ofPrivate(pkcs8)).isEqualTo(privatePem);

    String publicPem = resource(name + ".public.pem");
    byte[] spki = Pem.readPublic(publicPem);
    assertThat(KeyType.ofPublic(spki)).isEqualTo(type);
    assertThat(Pem.ofPublic(spki)).isEqualTo(publicPem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256", "p384", "p521", "secp256k1", "rsa"})
  void theOlderFormsOfPrivateKeysAreReadAndWritten(String name) {
    byte[] pkcs8 = Pem.readPrivate(resource(name + ".private.pem"));
    String older = resource(name + ".older.pem");
    assertThat(Pem.readPrivate(older)).isEqualTo(pkcs8);
    assertThat(Pem.ofPrivateInOlderForm(pkcs8)).isEqualTo(older);
  }

  @Test
  void theOlderFormOfAnRsaPublicKeyIsRead() {
    assertThat(Pem.readPublic(resource("rsa.public-older.pem")))
        .isEqualTo(Pem.readPublic(resource("rsa.public.pem")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256", "p384", "p521", "secp256k1"})
  void thePublicKeyOfAnEcKeyIsOpenssls(String name) {
    byte[] pkcs8 = Pem.readPrivate(resource(name + ".private.pem"));
    assertThat(Pem.ofPublic(EcKeys.spkiOf(pkcs8))).isEqualTo(resource(name + ".public.pem"));
  }

  @Test
  void thePublicKeyOfAnRsaKeyIsOpenssls() {
    byte[] pkcs8 = Pem.readPrivate(resource("rsa.private.pem"));
    assertThat(Pem.ofPublic(RsaKeys.spkiOf(pkcs8))).isEqualTo(resource("rsa.public.pem"));
  }

  @ParameterizedTest
  @EnumSource
  void aRawEcKeySurvivesItsEncoding(EcCurve curve) {
    byte[] scalar = new byte[curve.size()];
    scalar[curve.size() - 1] = 7;
    assertThat(EcKeys.scalarOf(EcKeys.toPkcs8(curve, scalar))).isEqualTo(scalar);
    byte[] point = curve.publicPoint(scalar);
    assertThat(EcKeys.pointOf(EcKeys.toSpki(curve, point))).isEqualTo(point);
  }

  @Test
  void aRawEd25519KeySurvivesItsEncoding() {
    byte[] seed = Randomness.bytes(32);
    assertThat(Ed25519Keys.seedOf(Ed25519Keys.toPkcs8(seed))).isEqualTo(seed);
    assertThat(Ed25519Keys.publicKeyOf(Ed25519Keys.toSpki(seed))).isEqualTo(seed);
  }

  @Test
  void theEd25519KeyOfRfc8410IsReadDespiteItsAttributesAndPublicKey() {
    byte[] seed =
        Ed25519Keys.seedOf(
            Pem.readPrivate(
                """
                -----BEGIN PRIVATE KEY-----
                MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
                Z9w7lshQhqowtrbLDFw4rXAxZuE=
                -----END PRIVATE KEY-----
                """));
    assertThat(HexFormat.of().formatHex(Ed25519.publicKey(seed)))
        .isEqualTo("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
  }

  @ParameterizedTest
  @EnumSource
  void numbersOutsideTheGroupAreNoPrivateKeys(EcCurve curve) {
    byte[] zero = new byte[curve.size()];
    byte[] tooLarge = new byte[curve.size()];
    Arrays.fill(tooLarge, (byte) 0xff);
    for (byte[] wrong : new byte[][] {zero, tooLarge, new byte[] {1}}) {
      assertThat(curve.isValidPrivateKey(wrong)).isFalse();
      assertRefused(() -> EcKeys.toPkcs8(curve, wrong), "between 1 and the order of");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotOnTheCurveIsNoPublicKey(EcCurve curve) {
    byte[] offCurve = curve.publicPoint(one(curve));
    offCurve[offCurve.length - 1] ^= 1;
    assertRefused(() -> EcKeys.toSpki(curve, offCurve), "not a point of " + curve);
    assertRefused(() -> EcKeys.toSpki(curve, new byte[1]), "point at infinity");
    assertRefused(() -> EcKeys.toSpki(curve, new byte[0]), "not a point");
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutQuotingIt() {
    assertRefused(() -> Pem.readPrivate("hello"), "no PEM block");
    assertRefused(
        () -> Pem.readPrivate(resource("p256.public.pem")),
        "PEM block is PUBLIC KEY, expected an unencrypted private key");
    assertRefused(
        () -> Pem.readPublic(resource("p256.private.pem")),
        "PEM block is PRIVATE KEY, expected a public key");
    assertRefused(() -> Pem.readPrivate(pem("PRIVATE KEY", 1, 2, 3)), "not a private key");
    assertRefused(() -> Pem.readPrivate(pem("EC PRIVATE KEY", 1, 2, 3)), "SEC 1");
    assertRefused(() -> Pem.readPrivate(pem("RSA PRIVATE KEY", 48, 0)), "PKCS#1");
    assertRefused(() -> Pem.readPublic(pem("PUBLIC KEY", 48, 0)), "not a public key");
    assertRefused(
        () -> Ed25519Keys.seedOf(Pem.readPrivate(resource("p256.private.pem"))),
        "not an Ed25519 key");
    assertRefused(
        () -> EcKeys.scalarOf(Pem.readPrivate(resource("rsa.private.pem"))),
        "not an elliptic curve key");
    assertRefused(
        () -> RsaKeys.spkiOf(Pem.readPrivate(resource("p256.private.pem"))), "not an RSA key");
  }

  @Test
  void everyDamageToAKeyIsHandledAsADamagedKey() {
    byte[] pkcs8 = Pem.readPrivate(resource("p256.private.pem"));
    for (int i = 0; i < pkcs8.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = pkcs8.clone();
        damaged[i] ^= (byte) (1 << bit);
        readsOrRefuses(damaged);
      }
      readsOrRefuses(Arrays.copyOf(pkcs8, i));
    }
  }

  private static void readsOrRefuses(byte[] pkcs8) {
    try {
      EcKeys.scalarOf(Pem.readPrivate(Pem.ofPrivate(pkcs8)));
    } catch (CryptoException refused) {
      assertThat(refused).hasMessageNotContaining("Exception");
    }
  }

  private static byte[] one(EcCurve curve) {
    byte[] one = new byte[curve.size()];
    one[curve.size() - 1] = 1;
    return one;
  }

  private static String pem(String label, int... bytes) {
    byte[] der = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      der[i] = (byte) bytes[i];
    }
    String base64 = Base64.getEncoder().encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  private static void assertRefused(Runnable action, String why) {
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(action::run)
        .withMessageContaining(why);
  }

  private static String resource(String name) {
    try (InputStream in = KeyFormatsTest.class.getResourceAsStream("/keys/" + name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
