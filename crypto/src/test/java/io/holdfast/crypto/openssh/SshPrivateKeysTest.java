package io.holdfast.crypto.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SshPrivateKeysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"ed25519", "rsa", "p256", "p384", "p521", "rsa-pem", "p256-pem", "p384-pkcs8"})
  void everyFormOfSshKeygenIsReadAndItsPublicKeyFound(String name) {
    SshPublicKey publicKey = SshPrivateKeys.publicKey(KeyFiles.privateKey(name));
    assertThat(publicKey).isEqualTo(KeyFiles.publicKey(name));
    assertThat(KeyFiles.read(name + ".pub")).startsWith(publicKey.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "p256", "p384", "p521"})
  void whatIsWrittenIsReadAgain(String name) {
    byte[] key = KeyFiles.privateKey(name);
    String file = SshPrivateKeys.write(key);
    assertThat(file).startsWith("-----BEGIN ").endsWith("-----\n");
    assertThat(SshPrivateKeys.read(file)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypted", "encrypted-pem"})
  void encryptedKeysAreCalledSo(String name) {
    assertThatThrownBy(() -> KeyFiles.privateKey(name))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void keysThatSshDoesNotKnowAreRefused() {
    String pem = Pem.ofPrivate(EcKeys.toPkcs8(EcCurve.SECP256K1, Secp256k1.generatePrivateKey()));
    assertThatThrownBy(() -> SshPrivateKeys.read(pem))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("ssh-ed25519");
  }

  @Test
  void aKeyWhoseHalvesDoNotBelongTogetherIsRefused() {
    byte[] file = body(KeyFiles.read("ed25519"));
    for (int i = 0; i < file.length; i++) {
      byte[] changed = file.clone();
      changed[i] ^= 1;
      String text = OpenSshPrivateKey.armored(changed);
      try {
        // Only the comment and the key's own check numbers may differ without being noticed.
        assertThat(SshPrivateKeys.read(text)).isEqualTo(KeyFiles.privateKey("ed25519"));
      } catch (CryptoException refused) {
        assertThat(refused).hasMessageNotContaining(Base64.getEncoder().encodeToString(changed));
      }
    }
  }

  @Test
  void aFileThatEndsEarlyIsRefusedWhereverItEnds() {
    byte[] file = body(KeyFiles.read("p521"));
    for (int size = 0; size < file.length; size += 3) {
      String text = OpenSshPrivateKey.armored(Arrays.copyOf(file, size));
      assertThatThrownBy(() -> SshPrivateKeys.read(text)).isInstanceOf(CryptoException.class);
    }
  }

  @Test
  void freshKeysOfEveryCurveAreWrittenAndRead() {
    byte[] key = Ecdsa.generate(EcCurve.P384);
    assertThat(SshPrivateKeys.read(SshPrivateKeys.write(key))).isEqualTo(key);
  }

  private static byte[] body(String file) {
    return Base64.getMimeDecoder().decode(file.replaceAll("-----[A-Z ]+-----", ""));
  }
}
