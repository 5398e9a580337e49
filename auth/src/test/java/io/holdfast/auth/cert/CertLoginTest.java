package io.holdfast.auth.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.x509.TestAuthority;
import io.holdfast.testkit.x509.TestAuthority.Identity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CertLoginTest {
  private static final TestAuthority CA = TestAuthority.root("Clients CA");
  private static final TestAuthority OTHER = TestAuthority.root("Clients CA");
  private static final TestAuthority.Shape FOR_CLIENTS =
      builder ->
          builder.addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
  private static final Identity WEB = CA.issue("CN=web,OU=ops,O=Test", FOR_CLIENTS);

  private final CertMount cert = new CertMount();

  @AfterEach
  void close() {
    cert.close();
  }

  @Test
  void aCertificateOfAConfiguredAuthorityGivesTheRolesToken() {
    cert.role("web", CA.pem(), "{\"token_policies\":\"app\",\"token_ttl\":\"10m\"}");
    Reply login = cert.login(WEB.certificate());
    assertThat(login.status()).as(login.body().toString()).isEqualTo(200);
    assertThat(login.at("auth", "policies").toString()).isEqualTo("[\"app\",\"default\"]");
    assertThat(login.at("auth", "lease_duration").asInt()).isEqualTo(600);
    assertThat(login.text("auth", "metadata", "cert_name")).isEqualTo("web");
    assertThat(login.text("auth", "metadata", "common_name")).isEqualTo("web");
    assertThat(login.text("auth", "metadata", "serial_number"))
        .isEqualTo(WEB.certificate().getSerialNumber().toString());
    assertThat(login.text("auth", "metadata", "subject_key_id")).matches("([0-9a-f]{2}:){19}..");
    Reply lookup = cert.core.read("auth/token/lookup-self", login.text("auth", "client_token"));
    assertThat(lookup.data("display_name").asText()).isEqualTo("cert-web");
  }

  @Test
  void withoutACertificateOrWithAStrangersThereIsNoToken() {
    cert.role("web", CA.pem(), "{}");
    assertThat(cert.login().errors().getFirst()).contains("must be supplied");
    refused(OTHER.issue("CN=web", FOR_CLIENTS).certificate());
    Identity self = TestAuthority.root("web").issue("CN=web", FOR_CLIENTS);
    refused(self.certificate());
    // Whoever sends the authority's certificate along does not thereby have its signature.
    refused(OTHER.issue("CN=web", FOR_CLIENTS).certificate(), CA.certificate());
    refused(OTHER.issue("CN=web", FOR_CLIENTS).certificate(), OTHER.certificate());
  }

  private void refused(X509Certificate... chain) {
    Reply reply = cert.login(chain);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().has("auth")).isFalse();
  }

  @Test
  void timesOfTheCertificateAndOfTheAuthorityCount() {
    cert.role("web", CA.pem(), "{}");
    Instant now = cert.core.clock().instant();
    refused(
        CA.issue("CN=web", now.minusSeconds(100), now.minusSeconds(1), FOR_CLIENTS).certificate());
    refused(
        CA.issue("CN=web", now.plusSeconds(60), now.plusSeconds(100), FOR_CLIENTS).certificate());
    TestAuthority over = TestAuthority.root("Old CA", now.minusSeconds(100), now.minusSeconds(1));
    cert.role("old", over.pem(), "{}");
    refused(over.issue("CN=web", FOR_CLIENTS).certificate());
    // A pinned certificate ends, too.
    Identity ended = CA.issue("CN=pin", now.minusSeconds(100), now.minusSeconds(1), FOR_CLIENTS);
    cert.role("pin", ended.pem(), "{}");
    refused(ended.certificate());
  }

  @Test
  void aCertificateForServersOnlyIsRefused() {
    cert.role("web", CA.pem(), "{}");
    TestAuthority.Shape forServers =
        builder ->
            builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    Identity server = CA.issue("CN=web", forServers);
    refused(server.certificate());
    assertThat(cert.role("server", server.pem(), "{}").errors().getFirst())
        .contains("client authentication");
    assertThat(cert.login(CA.issue("CN=any", builder -> {}).certificate()).status()).isEqualTo(200);
  }

  @Test
  void intermediatesAreTakenFromTheClientAndMustBeAuthorities() {
    cert.role("web", CA.pem(), "{}");
    TestAuthority middle = CA.intermediate("Middle");
    X509Certificate leaf = middle.issue("CN=web", FOR_CLIENTS).certificate();
    refused(leaf);
    assertThat(cert.login(leaf, middle.certificate()).status()).isEqualTo(200);
    // A client that plays authority: its certificate is none.
    TestAuthority rogue = TestAuthority.root("rogue");
    Identity notAuthority =
        CA.issue(
            "CN=rogue",
            builder ->
                builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(false)));
    refused(rogue.issue("CN=web", FOR_CLIENTS).certificate(), notAuthority.certificate());
    // An intermediate that is configured is trusted by itself.
    cert.role("middle", middle.pem(), "{}");
    assertThat(cert.loginAs("middle", leaf).status()).isEqualTo(200);
  }

  @Test
  void aClientsOwnCertificateCanBeTrustedAlone() {
    cert.role("pin", WEB.pem(), "{}");
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(200);
    refused(CA.issue("CN=web,OU=ops,O=Test", FOR_CLIENTS).certificate());
    TestAuthority self = TestAuthority.root("self");
    cert.role("self", self.pem(), "{}");
    assertThat(cert.loginAs("self", self.certificate()).status()).isEqualTo(200);
  }

  @Test
  void aNamedRoleIsTheOnlyOneAndOthersAreTriedInOrder() {
    cert.role("a", CA.pem(), "{\"allowed_common_names\":\"nobody\",\"token_policies\":\"a\"}");
    cert.role("b", CA.pem(), "{\"token_policies\":\"b\"}");
    assertThat(cert.login(WEB.certificate()).at("auth", "policies").toString())
        .isEqualTo("[\"b\",\"default\"]");
    assertThat(cert.loginAs("A", WEB.certificate()).errors().getFirst())
        .contains("no chain matching all constraints");
    assertThat(cert.loginAs("none", WEB.certificate()).status()).isEqualTo(400);
  }

  @Test
  void namesMustMatchEachKindThatTheRoleNames() {
    Identity rich =
        CA.issue(
            "CN=web.example.com,OU=ops,OU=dev",
            builder ->
                builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                        new GeneralName[] {
                          new GeneralName(GeneralName.dNSName, "a.example.com"),
                          new GeneralName(GeneralName.rfc822Name, "a@example.com"),
                          new GeneralName(
                              GeneralName.uniformResourceIdentifier, "spiffe://example.com/web")
                        })));
    String[] good = {
      "{\"allowed_names\":\"a@*\"}",
      "{\"allowed_common_names\":[\"x\",\"*.example.com\"]}",
      "{\"allowed_dns_sans\":\"a.*.com\"}",
      "{\"allowed_email_sans\":\"*@example.com\"}",
      "{\"allowed_uri_sans\":\"spiffe://example.com/*\"}",
      "{\"allowed_organizational_units\":\"dev\"}",
      "{\"allowed_dns_sans\":\"a.example.com\",\"allowed_organizational_units\":\"ops\"}"
    };
    String[] bad = {
      "{\"allowed_names\":\"b@*\"}",
      "{\"allowed_common_names\":\"*.example.org\"}",
      "{\"allowed_dns_sans\":\"web.example.com\"}",
      "{\"allowed_email_sans\":\"a.example.com\"}",
      "{\"allowed_uri_sans\":\"spiffe://other/*\"}",
      "{\"allowed_organizational_units\":\"sales\"}",
      "{\"allowed_dns_sans\":\"a.example.com\",\"allowed_organizational_units\":\"sales\"}"
    };
    for (int i = 0; i < good.length; i++) {
      cert.role("good" + i, CA.pem(), good[i]);
      assertThat(cert.loginAs("good" + i, rich.certificate()).status()).as(good[i]).isEqualTo(200);
      cert.role("bad" + i, CA.pem(), bad[i]);
      assertThat(cert.loginAs("bad" + i, rich.certificate()).status()).as(bad[i]).isEqualTo(400);
    }
  }

  @Test
  void extensionsAreDemandedByTextOrByHexadecimalAndBecomeMetadata() {
    Identity tagged =
        CA.issue(
            "CN=tagged",
            builder ->
                builder.addExtension(
                    new ASN1ObjectIdentifier("1.2.3.4"), false, new DERUTF8String("blue-7")));
    cert.role(
        "text",
        CA.pem(),
        "{\"required_extensions\":[\"1.2.3.4:blue-*\"],"
            + "\"allowed_metadata_extensions\":\"1.2.3.4,1.2.3.5\"}");
    Reply login = cert.loginAs("text", tagged.certificate());
    assertThat(login.text("auth", "metadata", "1-2-3-4")).isEqualTo("blue-7");
    assertThat(login.at("auth", "metadata").has("1-2-3-5")).isFalse();
    assertThat(cert.loginAs("text", WEB.certificate()).status()).isEqualTo(400);
    cert.role("hex", CA.pem(), "{\"required_extensions\":\"hex:1.2.3.4:0C06626C75652D*\"}");
    assertThat(cert.loginAs("hex", tagged.certificate()).status()).isEqualTo(200);
    cert.role("other", CA.pem(), "{\"required_extensions\":\"hex:1.2.3.4:0d*\"}");
    assertThat(cert.loginAs("other", tagged.certificate()).status()).isEqualTo(400);
    assertThat(cert.role("odd", CA.pem(), "{\"required_extensions\":\"1.2.3.4\"}").status())
        .isEqualTo(400);
  }

  @Test
  void aCertificateWithoutOneCommonNameNamesNobody() {
    cert.role("web", CA.pem(), "{}");
    assertThat(cert.login(CA.issue("O=Test", FOR_CLIENTS).certificate()).errors().getFirst())
        .contains("common name");
    assertThat(cert.login(CA.issue("CN=a,CN=b", FOR_CLIENTS).certificate()).status())
        .isEqualTo(400);
  }

  @Test
  void aLoginFromElsewhereIsRefused() {
    cert.role("web", CA.pem(), "{\"token_bound_cidrs\":\"10.0.0.0/8\"}");
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(403);
  }

  @Test
  void aRefusalTellsOfTheCertificateWhereTheMountIsConfiguredTo() {
    assertThat(cert.login(WEB.certificate()).body().has("data")).isFalse();
    cert.core.write("auth/cert/config", "{\"enable_metadata_on_failures\":true}");
    assertThat(cert.login(WEB.certificate()).data("metadata", "common_name").asText())
        .isEqualTo("web");
  }
}
