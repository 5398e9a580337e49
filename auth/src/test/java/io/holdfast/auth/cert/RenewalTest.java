package io.holdfast.auth.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.x509.TestAuthority;
import io.holdfast.testkit.x509.TestAuthority.Identity;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RenewalTest {
  private static final TestAuthority CA = TestAuthority.root("Clients CA");

  private final CertMount cert = new CertMount();
  private final Identity web = issue("CN=web");

  private static Identity issue(String subject) {
    return CA.issue(
        subject,
        builder -> {
          try {
            builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(CA.certificate()));
          } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @BeforeEach
  void role() {
    cert.role("web", CA.pem(), "{\"token_policies\":\"app\",\"token_ttl\":\"10m\"}");
  }

  @AfterEach
  void close() {
    cert.close();
  }

  private Reply login() {
    Reply login = cert.login(web.certificate());
    assertThat(login.status()).isEqualTo(200);
    return login;
  }

  @Test
  void theCertificateOfTheLoginIsNeededAgain() {
    Reply login = login();
    assertThat(cert.renew(login, web.certificate()).status()).isEqualTo(200);
    assertThat(cert.renew(login).status()).isEqualTo(400);
    assertThat(cert.renew(login, issue("CN=other").certificate()).errors().getFirst())
        .contains("not matching");
    Identity stranger = TestAuthority.root("Clients CA").issue("CN=web", builder -> {});
    assertThat(cert.renew(login, stranger.certificate()).status()).isEqualTo(400);
  }

  @Test
  void aCertificateThatWasIssuedAnewToTheSameNameServes() {
    assertThat(cert.renew(login(), issue("CN=web").certificate()).status()).isEqualTo(200);
  }

  @Test
  void withoutBindingNoCertificateIsNeeded() {
    Reply login = login();
    cert.core.write("auth/cert/config", "{\"disable_binding\":true}");
    assertThat(cert.renew(login).status()).isEqualTo(200);
  }

  @Test
  void aRoleThatIsGoneOrHasOtherPoliciesEndsTheToken() {
    Reply login = login();
    cert.role("web", CA.pem(), "{\"token_policies\":\"other\"}");
    assertThat(cert.renew(login, web.certificate()).errors().getFirst()).contains("policies");
    cert.role("web", CA.pem(), "{\"token_policies\":\"app\",\"token_ttl\":\"20m\"}");
    Reply renewed = cert.renew(login, web.certificate());
    assertThat(renewed.at("auth", "lease_duration").asInt()).isEqualTo(1200);
    cert.core.delete("auth/cert/certs/web");
    assertThat(cert.renew(login, web.certificate()).status()).isEqualTo(204);
  }
}
