package io.holdfast.engine.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TidyTest {
  private final Bench bench = new Bench();
  private String rootSerial = "";

  @BeforeEach
  void authority() {
    rootSerial = bench.root().text("data", "serial_number");
    bench.role("web");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatEndedLongAgoIsForgottenAndWhatEndedLatelyIsNot() {
    bench.issue("web");
    Reply revoked = bench.issue("web");
    bench.done("revoke", Map.of("serial_number", revoked.text("data", "serial_number")));
    bench.core().later(Duration.ofDays(3));
    String lately = bench.issue("web").text("data", "serial_number");
    bench.core().later(Duration.ofDays(2));
    Reply tidied =
        bench.done(
            "tidy",
            Map.of("tidy_cert_store", true, "tidy_revoked_certs", true, "safety_buffer", "72h"));
    assertThat(tidied.status()).isEqualTo(202);
    assertThat(bench.core().list("pki/certs").keys()).containsExactlyInAnyOrder(rootSerial, lately);
    assertThat(bench.core().list("pki/certs/revoked").status()).isEqualTo(404);
    assertThat(Verify.crl(bench.fetch("crl").body()).getRevokedCertificates()).isNull();
    Reply status = bench.read("tidy-status");
    assertThat(status.text("data", "state")).isEqualTo("Finished");
    assertThat(status.at("data", "cert_store_deleted_count").asLong()).isEqualTo(2);
    assertThat(status.at("data", "revoked_cert_deleted_count").asLong()).isEqualTo(1);
  }

  @Test
  void manyAreForgottenPageByPageAndOneCanStopIt() {
    for (int i = 0; i < 7; i++) {
      bench.issue("web");
    }
    bench.core().later(Duration.ofDays(9));
    bench.done("tidy", Map.of("tidy_cert_store", true, "page_size", 2, "safety_buffer", "1h"));
    assertThat(bench.read("tidy-status").text("data", "state")).isEqualTo("Running");
    assertThat(bench.core().list("pki/certs").keys()).hasSize(6);
    bench.core().later(Duration.ofSeconds(1));
    assertThat(bench.core().list("pki/certs").keys()).hasSize(4);
    bench.done("tidy-cancel", Map.of());
    bench.core().later(Duration.ofSeconds(1));
    assertThat(bench.read("tidy-status").text("data", "state")).isEqualTo("Cancelled");
    assertThat(bench.core().list("pki/certs").keys()).hasSize(4);
  }

  @Test
  void autoTidyComesByItself() {
    bench.issue("web");
    bench.done(
        "config/auto-tidy",
        Map.of(
            "enabled",
            true,
            "tidy_cert_store",
            true,
            "safety_buffer",
            "24h",
            "interval_duration",
            "12h"));
    for (int i = 0; i < 6; i++) {
      bench.core().later(Duration.ofHours(12));
    }
    assertThat(bench.core().list("pki/certs").keys()).containsExactly(rootSerial);
    bench.done("config/auto-tidy", Map.of("enabled", false));
    bench.issue("web");
    for (int i = 0; i < 6; i++) {
      bench.core().later(Duration.ofHours(12));
    }
    assertThat(bench.core().list("pki/certs").keys()).hasSize(2);
  }

  @Test
  void anIssuerThatEndedGoesUnlessItIsTheDefault() {
    bench.done(
        "root/generate/internal",
        Map.of("common_name", "Old", "key_type", "ec", "ttl", "24h", "issuer_name", "old"));
    bench.core().later(Duration.ofDays(30));
    bench.done("tidy", Map.of("tidy_expired_issuers", true, "issuer_safety_buffer", "240h"));
    assertThat(bench.read("issuer/old").status()).isEqualTo(400);
    assertThat(bench.read("issuer/default").status()).isEqualTo(200);
  }

  @Test
  void askingForNothingIsSaid() {
    assertThat(bench.done("tidy", Map.of()).warnings()).isNotEmpty();
    assertThat(bench.read("tidy-status").text("data", "state")).isEqualTo("Inactive");
    assertThat(bench.refused("config/auto-tidy", Map.of("enabled", true))).contains("tidy_cert");
    assertThat(bench.done("tidy-cancel", Map.of()).warnings()).isNotEmpty();
  }
}
