package io.holdfast.crypto.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.sign.Ed25519;
import java.math.BigInteger;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SshPublicKeyTest {
  private static final byte[] POINT = Ed25519.publicKey(new byte[32]);

  @ParameterizedTest
  @CsvSource({
    "rsa, RSA, 2048",
    "ed25519, ED25519, 256",
    "p256, ECDSA_P256, 256",
    "p384, ECDSA_P384, 384",
    "p521, ECDSA_P521, 521"
  })
  void theKeysOfSshKeygenAreReadWithTypeAndBits(String file, SshKeyType type, int bits) {
    SshPublicKey key = KeyFiles.publicKey(file);
    assertThat(key.type()).isEqualTo(type);
    assertThat(key.bits()).isEqualTo(bits);
    assertThat(SshPublicKey.parse(key.text().split(" ", 2)[1])).isEqualTo(key);
    assertThat(key.text()).doesNotContain("tester@example.com");
  }

  @Test
  void keysOfSecurityKeysAreRead() {
    byte[] blob =
        new WireWriter().string("sk-ssh-ed25519@openssh.com").string(POINT).string("ssh:").bytes();
    SshPublicKey key = SshPublicKey.of(blob);
    assertThat(key.type()).isEqualTo(SshKeyType.SK_ED25519);
    assertThat(key.type().certificateName()).isEqualTo("sk-ssh-ed25519-cert-v01@openssh.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-rsa",
        "ssh-rsa nonsense",
        "ssh-ed25519 AAAA",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB",
        "ssh-dss AAAAB3NzaC1kc3MAAAAA"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> SshPublicKey.parse(text)).isInstanceOf(CryptoException.class);
  }

  @Test
  void aKeyUnderAnotherTypesNameIsRefused() {
    String base64 = KeyFiles.publicKey("ed25519").text().split(" ", 2)[1];
    assertThatThrownBy(() -> SshPublicKey.parse("ssh-rsa " + base64))
        .hasMessageContaining("holds ssh-ed25519");
  }

  @Test
  void aSecondLineIsNotTakenForAComment() {
    String two = KeyFiles.read("ed25519.pub") + KeyFiles.read("rsa.pub");
    assertThatThrownBy(() -> SshPublicKey.parse(two)).hasMessageContaining("more than one line");
  }

  @Test
  void aCertificateIsNoKey() {
    assertThatThrownBy(() -> SshPublicKey.parse(KeyFiles.read("user-p256.cert")))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("unsupported type");
  }

  @Test
  void numbersHaveToBeSoundAndInTheirShortestForm() {
    BigInteger three = BigInteger.valueOf(3);
    BigInteger odd = BigInteger.TWO.pow(2047).add(BigInteger.ONE);
    assertThat(rsa(three, odd).bits()).isEqualTo(2048);
    assertThatThrownBy(() -> rsa(BigInteger.ONE, odd)).hasMessageContaining("exponent");
    assertThatThrownBy(() -> rsa(BigInteger.TWO, odd)).hasMessageContaining("exponent");
    assertThatThrownBy(() -> rsa(three, odd.add(BigInteger.ONE))).hasMessageContaining("modulus");
    assertThatThrownBy(() -> rsa(three, BigInteger.valueOf(35))).hasMessageContaining("modulus");
    WireWriter negative = new WireWriter().string("ssh-rsa").string(new byte[] {-1}).mpint(odd);
    assertThatThrownBy(() -> SshPublicKey.of(negative.bytes())).hasMessageContaining("mpint");
    WireWriter longer = new WireWriter().string("ssh-rsa").string(new byte[] {0, 3}).mpint(odd);
    assertThatThrownBy(() -> SshPublicKey.of(longer.bytes())).hasMessageContaining("mpint");
  }

  @Test
  void whatFollowsAKeyIsRefused() {
    byte[] longer = new WireWriter().raw(KeyFiles.publicKey("p256").blob()).uint32(0).bytes();
    String text = "ecdsa-sha2-nistp256 " + Base64.getEncoder().encodeToString(longer);
    assertThatThrownBy(() -> SshPublicKey.parse(text)).hasMessageContaining("bytes follow");
  }

  @Test
  void pointsThatAreNoneAreRefused() {
    byte[] zero =
        new WireWriter().string("ssh-ed25519").string(new byte[Ed25519.PUBLIC_KEY_SIZE]).bytes();
    assertThatThrownBy(() -> SshPublicKey.of(zero)).hasMessageContaining("not a point");
    byte[] offCurve = KeyFiles.publicKey("p256").blob();
    offCurve[offCurve.length - 1] ^= 1;
    assertThatThrownBy(() -> SshPublicKey.of(offCurve)).isInstanceOf(CryptoException.class);
  }

  private static SshPublicKey rsa(BigInteger exponent, BigInteger modulus) {
    return SshPublicKey.of(
        new WireWriter().string("ssh-rsa").mpint(exponent).mpint(modulus).bytes());
  }
}
