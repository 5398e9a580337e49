package io.holdfast.auth.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.x509.TestAuthority;
import io.holdfast.testkit.x509.TestAuthority.Identity;
import java.time.Duration;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OcspTest {
  private static final TestAuthority CA = TestAuthority.root("Clients CA");

  private final CertMount cert = new CertMount();
  private final TestResponder responder = new TestResponder(CA, () -> cert.core.clock().instant());
  private final Identity web =
      CA.issue(
          "CN=web",
          builder ->
              builder.addExtension(
                  Extension.authorityInfoAccess,
                  false,
                  new AuthorityInformationAccess(
                      AccessDescription.id_ad_ocsp,
                      new GeneralName(GeneralName.uniformResourceIdentifier, responder.url()))));

  @AfterEach
  void close() {
    responder.close();
    cert.close();
  }

  private void role(String more) {
    String comma = more.isEmpty() ? "" : "," + more;
    assertThat(cert.role("web", CA.pem(), "{\"ocsp_enabled\":true" + comma + "}").status())
        .isEqualTo(204);
  }

  private void accepted() {
    Reply reply = cert.login(web.certificate());
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
  }

  private void refused(String why) {
    Reply reply = cert.login(web.certificate());
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors().getFirst()).contains(why);
  }

  @Test
  void theResponderThatTheCertificateNamesIsAskedAndItsAnswerKept() {
    role("");
    accepted();
    accepted();
    assertThat(responder.asked()).isEqualTo(1);
    responder.says(TestResponder.revoked());
    cert.core.later(Duration.ofMinutes(61));
    refused("no chain matching");
  }

  @Test
  void aTokenIsNotRenewedOnceItsCertificateWasRevoked() {
    role("");
    Reply login = cert.login(web.certificate());
    assertThat(cert.renew(login, web.certificate()).status()).isEqualTo(200);
    cert.core.later(Duration.ofMinutes(61));
    assertThat(cert.renew(login, web.certificate()).status()).isEqualTo(200);
    assertThat(responder.asked()).isEqualTo(2);
    responder.says(TestResponder.revoked());
    cert.core.later(Duration.ofMinutes(61));
    assertThat(cert.renew(login, web.certificate()).errors().getFirst()).contains("revoked");
    responder.fails(500);
    cert.core.later(Duration.ofMinutes(61));
    assertThat(cert.renew(login, web.certificate()).errors().getFirst()).contains("500");
    role("\"ocsp_fail_open\":true");
    assertThat(cert.renew(login, web.certificate()).status()).isEqualTo(200);
    assertThat(cert.renew(login).status()).isEqualTo(400);
  }

  @Test
  void withoutADefiniteAnswerNobodyPassesUnlessTheRoleSaysSo() {
    responder.says(TestResponder.unknown());
    role("");
    refused("does not know");
    responder.fails(500);
    refused("500");
    assertThat(responder.asked()).isEqualTo(1 + 5);
    role("\"ocsp_fail_open\":true");
    accepted();
  }

  @Test
  void aRevokedCertificateIsRefusedEvenWhereFailuresPass() {
    responder.says(TestResponder.revoked());
    role("\"ocsp_fail_open\":true");
    refused("no chain matching");
  }

  @Test
  void answersThatAreForgedOldOrOfAnotherCertificateSettleNothing() {
    TestAuthority other = TestAuthority.root("Clients CA");
    responder.signsAs(other.certificate(), other.key());
    role("");
    refused("not signed");
    Identity unappointed = CA.issue("CN=responder", builder -> {});
    responder.signsAs(unappointed.certificate(), unappointed.key());
    refused("not signed");
    responder.signsAs(CA.certificate(), CA.key());
    responder.isOld(Duration.ofHours(2), Duration.ofHours(1));
    refused("too old");
    responder.isOld(Duration.ofHours(-1), Duration.ofHours(5));
    refused("of the future");
    responder.isOld(Duration.ZERO, Duration.ofHours(1));
    responder.speaksOfAnother();
    refused("another certificate");
  }

  @Test
  void aResponderThatTheIssuerAppointedMaySign() {
    Identity appointed =
        CA.issue(
            "CN=responder",
            builder ->
                builder.addExtension(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning)));
    responder.signsAs(appointed.certificate(), appointed.key());
    role("");
    accepted();
  }

  @Test
  void anAnswerMayNotBeOlderThanTheRoleAllows() {
    responder.isOld(Duration.ofMinutes(30), Duration.ofHours(2));
    role("\"ocsp_this_update_max_age\":\"20m\"");
    refused("too old");
    role("\"ocsp_this_update_max_age\":\"40m\"");
    accepted();
    cert.core.later(Duration.ofMinutes(11));
    accepted();
    assertThat(responder.asked()).isEqualTo(3);
  }

  @Test
  void otherRespondersAreAskedInsteadOneOrAllOfThem() {
    try (TestResponder second = new TestResponder(CA, () -> cert.core.clock().instant())) {
      responder.fails(500);
      String both =
          "\"ocsp_servers_override\":[\"" + responder.url() + "\",\"" + second.url() + "\"]";
      role(both + ",\"ocsp_max_retries\":0");
      accepted();
      assertThat(responder.asked()).isEqualTo(1);
      role(both + ",\"ocsp_query_all_servers\":true");
      refused("500");
      second.says(TestResponder.revoked());
      cert.core.later(Duration.ofHours(2));
      role(both + ",\"ocsp_fail_open\":true");
      refused("no chain matching");
    }
  }

  @Test
  void aCertificateThatNamesNoResponderCannotBeToldGood() {
    Identity silent = CA.issue("CN=silent", builder -> {});
    role("");
    Reply reply = cert.login(silent.certificate());
    assertThat(reply.errors().getFirst()).contains("names no responder");
    role("\"ocsp_fail_open\":true");
    assertThat(cert.login(silent.certificate()).status()).isEqualTo(200);
  }

  @Test
  void aPinnedCertificateIsAskedAboutWithTheIssuerThatIsGiven() {
    cert.role("pin", web.pem(), "{\"ocsp_enabled\":true}");
    assertThat(cert.loginAs("pin", web.certificate()).errors().getFirst())
        .contains("ocsp_ca_certificates");
    String issuer = io.holdfast.api.Json.object().put("ocsp_ca_certificates", CA.pem()).toString();
    cert.core.write("auth/cert/certs/pin", issuer);
    assertThat(cert.loginAs("pin", web.certificate()).status()).isEqualTo(200);
    responder.says(TestResponder.revoked());
    cert.core.later(Duration.ofHours(2));
    assertThat(cert.loginAs("pin", web.certificate()).status()).isEqualTo(400);
  }
}
