package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.Reply;
import java.math.BigInteger;
import java.security.cert.CertPathValidatorException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationTest {
  private final Bench bench = new Bench();
  private String root = "";

  @BeforeEach
  void authority() {
    root = bench.root().text("data", "certificate");
    bench.role("web");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private X509CRL crl() {
    return Verify.crl(bench.fetch("crl").body());
  }

  private static BigInteger number(X509CRL crl) {
    byte[] value = crl.getExtensionValue("2.5.29.20");
    return new BigInteger(1, Arrays.copyOfRange(value, 4, value.length));
  }

  @Test
  void aRevokedCertificateStandsOnTheCrlAtOnceAndOthersDoNot() throws Exception {
    Reply bad = bench.issue("web");
    Reply good = bench.issue("web");
    BigInteger before = number(crl());
    Reply revoked =
        bench.done("revoke", Map.of("serial_number", bad.text("data", "serial_number")));
    assertThat(revoked.text("data", "state")).isEqualTo("revoked");
    X509Certificate issuer = Verify.certificate(root);
    X509CRL crl = crl();
    crl.verify(issuer.getPublicKey());
    assertThat(number(crl)).isGreaterThan(before);
    assertThat(crl.getNextUpdate().toInstant()).isAfter(bench.now().plus(Duration.ofHours(71)));
    X509Certificate leaf = Verify.certificate(bad.text("data", "certificate"));
    assertThat(crl.isRevoked(leaf)).isTrue();
    assertThatThrownBy(() -> Verify.chain(bench.now(), issuer, List.of(leaf), crl))
        .isInstanceOf(CertPathValidatorException.class)
        .hasMessageContaining("revoked");
    Verify.chain(
        bench.now(), issuer, List.of(Verify.certificate(good.text("data", "certificate"))), crl);
    String pem = new String(bench.fetch("crl/pem").body(), US_ASCII);
    assertThat(Verify.openSsl(bench.now(), root, "", good.text("data", "certificate"), pem))
        .isIn(0, Verify.NOT_THERE);
    assertThat(Verify.openSsl(bench.now(), root, "", bad.text("data", "certificate"), pem))
        .isIn(2, Verify.NOT_THERE);
  }

  @Test
  void revokingTwiceKeepsTheFirstTime() {
    String serial = bench.issue("web").text("data", "serial_number");
    long first =
        bench
            .done("revoke", Map.of("serial_number", serial))
            .at("data", "revocation_time")
            .asLong();
    bench.core().later(Duration.ofHours(1));
    assertThat(
            bench
                .done("revoke", Map.of("serial_number", serial))
                .at("data", "revocation_time")
                .asLong())
        .isEqualTo(first);
    assertThat(bench.read("cert/" + serial).at("data", "revocation_time").asLong())
        .isEqualTo(first);
    assertThat(bench.core().list("pki/certs/revoked").keys()).containsExactly(serial);
  }

  @Test
  void whoHasTheKeyMayRevokeAndNobodyElse() {
    Reply one = bench.issue("web");
    Reply two = bench.issue("web");
    String serial = one.text("data", "serial_number");
    assertThat(
            bench.refused(
                "revoke-with-key",
                Map.of("serial_number", serial, "private_key", two.text("data", "private_key"))))
        .contains("match");
    bench.done(
        "revoke-with-key",
        Map.of("serial_number", serial, "private_key", one.text("data", "private_key")));
    assertThat(bench.core().list("pki/certs/revoked").keys()).containsExactly(serial);
  }

  @Test
  void aCertificateThatWasNotStoredIsRevokedByItself() {
    bench.role("brief", Map.of("allow_any_name", true, "no_store", true));
    Reply issued = bench.issue("brief");
    assertThat(
            bench.refused("revoke", Map.of("serial_number", issued.text("data", "serial_number"))))
        .contains("not found");
    bench.done("revoke", Map.of("certificate", issued.text("data", "certificate")));
    assertThat(crl().isRevoked(Verify.certificate(issued.text("data", "certificate")))).isTrue();
  }

  @Test
  void foreignAndEndedCertificatesAndIssuersAreNotRevoked() {
    bench.mount("other");
    String foreign =
        bench
            .at("other", "root/generate/internal", Map.of("common_name", "O", "key_type", "ec"))
            .text("data", "certificate");
    assertThat(bench.refused("revoke", Map.of("certificate", foreign))).contains("no issuer");
    assertThat(bench.refused("revoke", Map.of("certificate", root))).contains("issuer/");
    assertThat(bench.refused("revoke", Map.of("serial_number", "00:11:22"))).contains("not found");
    assertThat(bench.refused("revoke", Map.of())).contains("serial number");
    String serial = bench.issue("web").text("data", "serial_number");
    bench.core().later(Duration.ofDays(2));
    assertThat(bench.refused("revoke", Map.of("serial_number", serial))).contains("ended");
  }

  @Test
  void withAutoRebuildARevocationWaitsAndADeltaTellsOfIt() {
    bench.done(
        "config/crl",
        Map.of(
            "auto_rebuild", true,
            "enable_delta", true,
            "expiry", "24h",
            "auto_rebuild_grace_period", "2h",
            "delta_rebuild_interval", "15m"));
    bench.role("long", Map.of("allow_any_name", true, "ttl", "400h"));
    Reply bad = bench.issue("long");
    X509Certificate leaf = Verify.certificate(bad.text("data", "certificate"));
    bench.done("revoke", Map.of("serial_number", bad.text("data", "serial_number")));
    assertThat(crl().isRevoked(leaf)).isFalse();
    bench.core().later(Duration.ofMinutes(16));
    X509CRL delta = Verify.crl(bench.fetch("crl/delta").body());
    assertThat(delta.isRevoked(leaf)).isTrue();
    assertThat(delta.getCriticalExtensionOIDs()).contains("2.5.29.27");
    assertThat(crl().isRevoked(leaf)).isFalse();
    bench.core().later(Duration.ofHours(22));
    assertThat(crl().isRevoked(leaf)).isTrue();
    assertThat(crl().getNextUpdate().toInstant()).isAfter(bench.now().plus(Duration.ofHours(23)));
  }

  @Test
  void aCrlNeverLapsesEvenWithoutAutoRebuild() {
    for (int day = 0; day < 10; day++) {
      bench.core().later(Duration.ofDays(1));
      assertThat(crl().getNextUpdate().toInstant()).isAfter(bench.now());
    }
  }

  @Test
  void rotatingMakesANewerCrl() {
    BigInteger before = number(crl());
    assertThat(bench.read("crl/rotate").at("data", "success").asBoolean()).isTrue();
    assertThat(number(crl())).isGreaterThan(before);
  }

  @Test
  void aDisabledCrlIsEmptyAndStillSigned() throws Exception {
    String serial = bench.issue("web").text("data", "serial_number");
    bench.done("revoke", Map.of("serial_number", serial));
    bench.done("config/crl", Map.of("disable", true));
    assertThat(crl().getRevokedCertificates()).isNull();
    crl().verify(Verify.certificate(root).getPublicKey());
    bench.done("config/crl", Map.of("disable", false));
    assertThat(crl().getRevokedCertificates()).hasSize(1);
  }

  @Test
  void issuersWithTheSameNameAndKeyShareTheirRevocations() {
    String key = bench.read("config/keys").text("data", "default");
    Reply again =
        bench.done(
            "root/generate/existing",
            Map.of("common_name", "Test Root", "key_ref", key, "issuer_name", "twin"));
    assertThat(again.text("data", "key_id")).isEqualTo(key);
    Reply bad = bench.issue("web");
    bench.done("revoke", Map.of("serial_number", bad.text("data", "serial_number")));
    X509CRL twin = Verify.crl(bench.fetch("issuer/twin/crl/der").body());
    assertThat(twin.isRevoked(Verify.certificate(bad.text("data", "certificate")))).isTrue();
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThat(bench.refused("config/crl", Map.of("expiry", "10x"))).contains("expiry");
    assertThat(bench.refused("config/crl", Map.of("expiry", "0"))).contains("expiry");
    assertThat(bench.refused("config/crl", Map.of("enable_delta", true))).contains("auto_rebuild");
    assertThat(
            bench.refused(
                "config/crl", Map.of("auto_rebuild", true, "auto_rebuild_grace_period", "80h")))
        .contains("shorter");
  }

  @Test
  void crlsAreMergedAndSignedOfGivenContents() throws Exception {
    String serial = bench.issue("web").text("data", "serial_number");
    bench.done("revoke", Map.of("serial_number", serial));
    String pem = new String(bench.fetch("crl/pem").body(), US_ASCII);
    Reply merged =
        bench.done(
            "issuer/default/resign-crls",
            Map.of("crl_number", 77, "next_update", "10h", "crls", List.of(pem, pem)));
    X509CRL crl = Verify.crl(merged.text("data", "crl").getBytes(US_ASCII));
    crl.verify(Verify.certificate(root).getPublicKey());
    assertThat(crl.getRevokedCertificates()).hasSize(1);
    assertThat(number(crl)).isEqualTo(BigInteger.valueOf(77));
    Reply given =
        bench.done(
            "issuer/default/sign-revocation-list",
            Map.of(
                "crl_number",
                5,
                "revoked_certs",
                List.of(Map.of("serial_number", "0a:0b", "revocation_time", 9))));
    assertThat(
            Verify.crl(given.text("data", "crl").getBytes(US_ASCII))
                .getRevokedCertificate(BigInteger.valueOf(0x0a0b)))
        .isNotNull();
  }
}
