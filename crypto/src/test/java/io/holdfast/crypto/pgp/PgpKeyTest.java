package io.holdfast.crypto.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.junit.jupiter.api.Test;

class PgpKeyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void aSecretEncryptedToAKeyIsReadByItsOwnerOnly() {
    TestPgpKey alice = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO);
    TestPgpKey bob = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO);
    PgpKey key = PgpKey.read(alice.certificate(), NOW);
    byte[] message = key.encrypt("a share".getBytes(UTF_8));
    assertThat(alice.decrypt(message)).isEqualTo("a share".getBytes(UTF_8));
    assertThatThrownBy(() -> bob.decrypt(message)).isInstanceOf(IllegalStateException.class);
    assertThat(new String(message, UTF_8)).doesNotContain("a share");
  }

  @Test
  void theFingerprintIsThatOfThePrimaryKey() throws Exception {
    TestPgpKey alice = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO);
    assertThat(PgpKey.read(alice.certificate(), NOW).fingerprint())
        .isEqualTo(HexFormat.of().formatHex(alice.ring().getPublicKey().getFingerprint()));
  }

  @Test
  void aMessageThatWasChangedIsNotRead() {
    TestPgpKey alice = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO);
    byte[] message = PgpKey.read(alice.certificate(), NOW).encrypt(new byte[40]);
    message[message.length - 1] ^= 1;
    assertThatThrownBy(() -> alice.decrypt(message)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutBeingQuoted() {
    for (byte[] wrong : new byte[][] {{}, "hunter2".getBytes(UTF_8), new byte[300]}) {
      assertThatThrownBy(() -> PgpKey.read(wrong, NOW))
          .isInstanceOf(CryptoException.class)
          .hasMessageContaining("OpenPGP public key")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void aPrivateKeyIsNotTakenForAPublicOne() {
    TestPgpKey alice = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO);
    assertThatThrownBy(() -> PgpKey.read(alice.privateKey(), NOW))
        .isInstanceOf(CryptoException.class);
  }

  @Test
  void aKeyThatIsOverIsRefused() {
    TestPgpKey alice = TestPgpKey.create(NOW.minus(Duration.ofDays(2)), Duration.ofDays(1));
    assertThatThrownBy(() -> PgpKey.read(alice.certificate(), NOW))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("expired");
    assertThat(PgpKey.read(alice.certificate(), NOW.minus(Duration.ofDays(1).plusSeconds(60))))
        .isNotNull();
  }

  @Test
  void aSubkeyThatSomebodyElseAddedIsNotEncryptedTo() throws Exception {
    TestPgpKey alice = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO);
    TestPgpKey mallory = TestPgpKey.create(NOW.minusSeconds(30), Duration.ZERO);
    PGPPublicKeyRing forged =
        PGPPublicKeyRing.insertPublicKey(alice.ring(), mallory.encryptionKey());
    byte[] message = PgpKey.read(forged.getEncoded(), NOW).encrypt("a share".getBytes(UTF_8));
    assertThat(alice.decrypt(message)).isEqualTo("a share".getBytes(UTF_8));
    PGPPublicKeyRing onlyForged =
        PGPPublicKeyRing.removePublicKey(
            forged, forged.getPublicKey(alice.encryptionKey().getKeyID()));
    assertThatThrownBy(() -> PgpKey.read(onlyForged.getEncoded(), NOW))
        .isInstanceOf(CryptoException.class);
  }

  @Test
  void aRevokedKeyIsRefused() throws Exception {
    TestPgpKey alice = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO);
    assertThat(PgpKey.read(alice.certificate(), NOW)).isNotNull();
    assertThatThrownBy(
            () -> PgpKey.read(alice.revoked(PGPSignature.SUBKEY_REVOCATION).getEncoded(), NOW))
        .isInstanceOf(CryptoException.class);
    assertThatThrownBy(
            () -> PgpKey.read(alice.revoked(PGPSignature.KEY_REVOCATION).getEncoded(), NOW))
        .isInstanceOf(CryptoException.class);
  }

  @Test
  void aCertificateCutShortIsRefused() {
    byte[] whole = TestPgpKey.create(NOW.minusSeconds(60), Duration.ZERO).certificate();
    for (int length : new int[] {1, 10, whole.length / 3, whole.length - 40}) {
      assertThatThrownBy(() -> PgpKey.read(Arrays.copyOf(whole, length), NOW))
          .isInstanceOf(CryptoException.class);
    }
  }
}
