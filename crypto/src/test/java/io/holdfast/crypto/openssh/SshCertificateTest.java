package io.holdfast.crypto.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The certificates that {@code ssh-keygen} made are made again, with the random bytes that it drew:
 * each byte has to be the same.
 */
final class SshCertificateTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
  private static final Map<String, String> USUAL =
      Map.of(
          "permit-X11-forwarding", "",
          "permit-agent-forwarding", "",
          "permit-port-forwarding", "",
          "permit-pty", "",
          "permit-user-rc", "");

  @Test
  void aUsersCertificateWithOptionsByEd25519() {
    assertSame(
        "user-p256.cert",
        "ed25519",
        Optional.empty(),
        new SshCertificate(
            KeyFiles.publicKey("p256"),
            Long.parseUnsignedLong("12345678901234567890"),
            SshCertificate.Role.USER,
            "user-1",
            List.of("deploy", "ubuntu"),
            FROM,
            TO,
            new TreeMap<>(Map.of("source-address", "10.0.0.0/8", "force-command", "/bin/true")),
            new TreeMap<>(Map.of("permit-pty", "", "login@example.com", "deploy"))));
  }

  @Test
  void aHostsCertificateByEd25519() {
    assertSame(
        "host-rsa.cert",
        "ed25519",
        Optional.empty(),
        new SshCertificate(
            KeyFiles.publicKey("rsa"),
            7,
            SshCertificate.Role.HOST,
            "host-1",
            List.of("db.example.com"),
            FROM,
            TO,
            new TreeMap<>(),
            new TreeMap<>()));
  }

  @Test
  void usersCertificatesByRsaWithEachOfItsHashes() {
    assertSame("user-ed25519-sha256.cert", "rsa", Optional.empty(), user("ed25519", 1, "user-2"));
    assertSame(
        "user-p384-sha512.cert",
        "rsa",
        Optional.of(SshAlgorithm.RSA_SHA2_512),
        user("p384", 2, "user-3"));
    assertSame(
        "user-p521-sha1.cert", "rsa", Optional.of(SshAlgorithm.SSH_RSA), user("p521", 0, "user-4"));
  }

  @Test
  void aKeySignsByItsOwnAlgorithmsOnly() {
    assertThatThrownBy(
            () -> new SshSigner(KeyFiles.privateKey("p256"), Optional.of(SshAlgorithm.ECDSA_P384)))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("does not sign by ecdsa-sha2-nistp384");
    assertThatThrownBy(
            () -> new SshSigner(KeyFiles.privateKey("ed25519"), Optional.of(SshAlgorithm.SSH_RSA)))
        .isInstanceOf(CryptoException.class);
  }

  private static SshCertificate user(String key, long serial, String keyId) {
    return new SshCertificate(
        KeyFiles.publicKey(key),
        serial,
        SshCertificate.Role.USER,
        keyId,
        List.of("root"),
        FROM,
        TO,
        new TreeMap<>(),
        new TreeMap<>(USUAL));
  }

  private static void assertSame(
      String file, String authority, Optional<SshAlgorithm> algorithm, SshCertificate content) {
    String made = KeyFiles.read(file).strip();
    WireReader in =
        new WireReader("certificate", Base64.getDecoder().decode(made.split(" ", 3)[1]));
    assertThat(in.text()).isEqualTo(content.key().type().certificateName());
    SshSigner signer = new SshSigner(KeyFiles.privateKey(authority), algorithm);
    String again = content.signedBy(signer, in.string());
    assertThat(made).startsWith(again);
    assertThat(made.split(" ", 3)[1]).isEqualTo(again.split(" ", 3)[1]);
  }
}
