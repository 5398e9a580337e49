package io.holdfast.engine.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void authority() {
    bench.root();
    bench.role("leased", Map.of("allow_any_name", true, "generate_lease", true, "ttl", "1h"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aLeaseLastsAsLongAsItsCertificateAndIsNotRenewed() {
    Reply issued = bench.issue("leased");
    assertThat(issued.text("lease_id")).startsWith("pki/issue/leased/");
    assertThat(issued.at("lease_duration").asLong()).isBetween(3599L, 3600L);
    assertThat(issued.at("renewable").asBoolean()).isFalse();
    assertThat(
            bench
                .core()
                .write("sys/leases/renew", Bench.text(Map.of("lease_id", issued.text("lease_id"))))
                .status())
        .isEqualTo(400);
  }

  @Test
  void revokingTheLeaseRevokesTheCertificate() {
    Reply issued = bench.issue("leased");
    String lease = Bench.text(Map.of("lease_id", issued.text("lease_id"), "sync", true));
    assertThat(bench.core().write("sys/leases/revoke", lease).errors()).isEmpty();
    bench.core().keepHouse();
    assertThat(bench.core().list("pki/certs/revoked").keys())
        .containsExactly(issued.text("data", "serial_number"));
    assertThat(
            Verify.crl(bench.fetch("crl").body())
                .isRevoked(Verify.certificate(issued.text("data", "certificate"))))
        .isTrue();
  }

  @Test
  void aLeaseThatEndsWithItsCertificateLeavesTheCrlAsItIs() {
    bench.issue("leased");
    bench.core().later(Duration.ofHours(2));
    assertThat(bench.core().list("pki/certs/revoked").status()).isEqualTo(404);
  }

  @Test
  void aRoleWithoutLeasesGivesNone() {
    bench.role("free", Map.of("allow_any_name", true));
    assertThat(bench.issue("free").text("lease_id")).isEmpty();
  }
}
