package io.holdfast.auth.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.auth.issuer.LocalServer;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.x509.TestAuthority;
import io.holdfast.testkit.x509.TestAuthority.Identity;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CrlTest {
  private static final TestAuthority CA = TestAuthority.root("Clients CA");
  private static final Identity WEB = CA.issue("CN=web", builder -> {});
  private static final BigInteger SERIAL = WEB.certificate().getSerialNumber();

  private final CertMount cert = new CertMount();
  private final LocalServer server = LocalServer.plain();
  private final Instant now = cert.core.clock().instant();

  @BeforeEach
  void role() {
    cert.role("web", CA.pem(), "{}");
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    server.close();
    cert.close();
  }

  private static byte[] der(X509CRL crl) {
    try {
      return crl.getEncoded();
    } catch (CRLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply upload(X509CRL crl) {
    String pem = TestAuthority.pem("X509 CRL", der(crl));
    return cert.core.write("auth/cert/crls/one", Json.object().put("crl", pem).toString());
  }

  private void publish(X509CRL crl) {
    byte[] der = der(crl);
    server.on("/crl", asked -> new LocalServer.Told(200, "application/pkix-crl", der));
  }

  private Reply fetch() {
    return cert.core.write(
        "auth/cert/crls/one", Json.object().put("url", server.url() + "/crl").toString());
  }

  @Test
  void aRevokedCertificateIsRefusedUntilTheListIsGone() {
    Reply login = cert.login(WEB.certificate());
    assertThat(upload(CA.revoke(now, now.plusSeconds(60), SERIAL)).status()).isEqualTo(204);
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(400);
    assertThat(cert.renew(login, WEB.certificate()).status()).isEqualTo(400);
    assertThat(cert.core.list("auth/cert/crls").keys()).containsExactly("one");
    assertThat(cert.core.read("auth/cert/crls/one").data("serials").toString())
        .isEqualTo("{\"" + SERIAL + "\":{}}");
    cert.core.later(Duration.ofDays(1));
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(400);
    assertThat(cert.core.delete("auth/cert/crls/one").status()).isEqualTo(204);
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(200);
  }

  @Test
  void anAuthorityThatIsRevokedTakesItsClientsWithIt() {
    TestAuthority middle = CA.intermediate("Middle");
    Identity leaf = middle.issue("CN=leaf", builder -> {});
    assertThat(cert.login(leaf.certificate(), middle.certificate()).status()).isEqualTo(200);
    upload(CA.revoke(now, now.plusSeconds(60), middle.certificate().getSerialNumber()));
    assertThat(cert.login(leaf.certificate(), middle.certificate()).status()).isEqualTo(400);
  }

  @Test
  void aLongListRevokesAllOfItsCertificates() {
    BigInteger[] many =
        IntStream.range(0, 3000)
            .mapToObj(i -> BigInteger.valueOf(9_000_000L + i))
            .toArray(BigInteger[]::new);
    many[1500] = SERIAL;
    assertThat(upload(CA.revoke(now, now.plusSeconds(60), many)).status()).isEqualTo(204);
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(400);
    assertThat(cert.core.read("auth/cert/crls/one").data("serials").size()).isEqualTo(3000);
    upload(CA.revoke(now, now.plusSeconds(60)));
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(200);
  }

  @Test
  void aListIsFetchedAndFetchedAgainBeforeItsTimeIsOver() {
    publish(CA.revoke(now, now.plus(Duration.ofHours(2))));
    assertThat(fetch().status()).isEqualTo(204);
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(200);
    assertThat(cert.core.read("auth/cert/crls/one").data("cdp", "url").asText())
        .isEqualTo(server.url() + "/crl");
    publish(CA.revoke(now, now.plus(Duration.ofHours(4)), SERIAL));
    cert.core.later(Duration.ofMinutes(59));
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(200);
    cert.core.later(Duration.ofMinutes(2));
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(400);
  }

  @Test
  void aListThatCannotBeFetchedKeepsTheOneBeforeAndIsTriedAgain() {
    publish(CA.revoke(now, now.plus(Duration.ofHours(2)), SERIAL));
    fetch();
    server.on("/crl", asked -> LocalServer.Told.json(503, "{}"));
    cert.core.later(Duration.ofHours(3));
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(400);
    publish(CA.revoke(now, now.plus(Duration.ofHours(9))));
    for (int i = 0; i < 10; i++) {
      cert.core.later(Duration.ofMinutes(10));
    }
    assertThat(cert.login(WEB.certificate()).status()).isEqualTo(200);
  }

  @Test
  void aListOverHttpThatNobodyKnownSignedIsRefused() {
    publish(TestAuthority.root("Clients CA").revoke(now, now.plusSeconds(60)));
    assertThat(fetch().errors().getFirst()).contains("not signed by a configured certificate");
    publish(TestAuthority.root("Elsewhere").revoke(now, now.plusSeconds(60)));
    assertThat(fetch().status()).isEqualTo(400);
    assertThat(cert.core.list("auth/cert/crls").status()).isEqualTo(404);
    server.on("/crl", asked -> LocalServer.Told.json("{}"));
    assertThat(fetch().errors().getFirst()).contains("parse");
    server.on("/crl", asked -> LocalServer.Told.json(404, "{}"));
    assertThat(fetch().status()).isEqualTo(502);
  }

  @Test
  void whatIsNoListIsRefused() {
    for (String body :
        new String[] {"{\"crl\":\"nonsense\"}", "{}", "{\"url\":\"\"}", "{\"url\":\"ftp://x/\"}"}) {
      assertThat(cert.core.write("auth/cert/crls/two", body).status()).as(body).isEqualTo(400);
    }
    assertThat(cert.core.read("auth/cert/crls/two").status()).isEqualTo(400);
    assertThat(cert.core.delete("auth/cert/crls/two").status()).isEqualTo(400);
  }
}
