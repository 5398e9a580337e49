package io.holdfast.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.auth.issuer.LocalServer;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.auth.issuer.TestIssuer;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.x509.TestAuthority;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeyRotationTest {
  private static final SigningKey OLD = SigningKey.elliptic("old");
  private static final SigningKey NEW = SigningKey.elliptic("new");

  private final TestIssuer issuer = TestIssuer.with(OLD);
  private final JwtMount jwt = new JwtMount();

  @BeforeEach
  void trust() {
    jwt.trust(issuer);
    jwt.role("app", "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"svc\"}");
  }

  @AfterEach
  void close() {
    jwt.close();
    issuer.close();
  }

  private Reply login(SigningKey key) {
    return jwt.login("app", key.sign(jwt.claims(issuer)));
  }

  @Test
  void aNewKeyIsTakenAtOnceAndAWithdrawnOneIsForgotten() {
    assertThat(login(OLD).status()).isEqualTo(200);
    issuer.publish(OLD, NEW);
    assertThat(login(NEW).status()).isEqualTo(200);
    issuer.publish(NEW);
    assertThat(login(OLD).status()).isEqualTo(200);
    jwt.core.later(Duration.ofMinutes(10));
    assertThat(login(OLD).status()).isEqualTo(400);
    assertThat(login(NEW).status()).isEqualTo(200);
  }

  @Test
  void unknownKeysAskTheIssuerThreeTimesAtMostAndThenOncePerTenSeconds() {
    assertThat(login(OLD).status()).isEqualTo(200);
    jwt.core.later(Duration.ofMinutes(1));
    int before = issuer.server().asked(TestIssuer.KEYS);
    for (int i = 0; i < 20; i++) {
      assertThat(login(NEW).status()).isEqualTo(400);
    }
    assertThat(issuer.server().asked(TestIssuer.KEYS)).isEqualTo(before + 3);
    jwt.core.later(Duration.ofSeconds(10));
    for (int i = 0; i < 20; i++) {
      assertThat(login(NEW).status()).isEqualTo(400);
    }
    assertThat(issuer.server().asked(TestIssuer.KEYS)).isEqualTo(before + 4);
  }

  @Test
  void manyLoginsNeedTheKeysOnce() {
    int before = issuer.server().asked(TestIssuer.KEYS);
    for (int i = 0; i < 20; i++) {
      assertThat(login(OLD).status()).isEqualTo(200);
    }
    assertThat(issuer.server().asked(TestIssuer.KEYS)).isEqualTo(before);
    assertThat(issuer.server().asked(TestIssuer.DISCOVERY)).isEqualTo(1);
  }

  @Test
  void anIssuerThatIsDownIsBridgedForAnHourAndNoLonger() {
    assertThat(login(OLD).status()).isEqualTo(200);
    issuer.server().on(TestIssuer.KEYS, asked -> LocalServer.Told.json(503, "{}"));
    issuer.server().on(TestIssuer.DISCOVERY, asked -> LocalServer.Told.json(503, "{}"));
    jwt.core.later(Duration.ofMinutes(59));
    assertThat(login(OLD).status()).isEqualTo(200);
    jwt.core.later(Duration.ofMinutes(1));
    Reply reply = login(OLD);
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.errors().getFirst()).contains("503");
  }

  @Test
  void aServerThatTheConfiguredAuthorityDoesNotVouchForIsNotBelieved() {
    String other = TestAuthority.root("Other CA").pem();
    Reply reply =
        jwt.config(
            Json.object()
                .put("oidc_discovery_url", issuer.url())
                .put("oidc_discovery_ca_pem", other));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors().getFirst()).contains("oidc_discovery_url", "TLS");
    Reply system = jwt.config(Json.object().put("jwks_url", issuer.url() + TestIssuer.KEYS));
    assertThat(system.status()).isEqualTo(400);
    Reply unreadable =
        jwt.config(Json.object().put("jwks_url", issuer.url()).put("jwks_ca_pem", "nonsense"));
    assertThat(unreadable.errors().getFirst()).contains("no PEM certificate");
  }

  @Test
  void anAddressMayBeStoredBeforeItAnswers() {
    issuer.close();
    Reply reply =
        jwt.config(
            Json.object()
                .put("jwks_url", "https://localhost:1/keys")
                .put("skip_jwks_validation", true));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.warnings().getFirst()).contains("jwks_url");
    assertThat(login(OLD).status()).isEqualTo(502);
  }

  @Test
  void severalKeySetsAreAskedAndOneThatIsDownDoesNotShutOutTheOthers() {
    try (TestIssuer second = TestIssuer.with(NEW)) {
      var config = Json.object();
      config.putArray("jwks_pairs").add(pair(issuer)).add(pair(second));
      assertThat(jwt.config(config).status()).isEqualTo(204);
      assertThat(jwt.core.read("auth/jwt/config").data("jwks_pairs").size()).isEqualTo(2);
      assertThat(login(OLD).status()).isEqualTo(200);
      assertThat(login(NEW).status()).isEqualTo(200);
      issuer.server().on(TestIssuer.KEYS, asked -> LocalServer.Told.json(500, "{}"));
      jwt.core.later(Duration.ofHours(2));
      assertThat(login(NEW).status()).isEqualTo(200);
      assertThat(login(OLD).status()).isEqualTo(502);
    }
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode pair(TestIssuer issuer) {
    return Json.object()
        .put("jwks_url", issuer.url() + TestIssuer.KEYS)
        .put("jwks_ca_pem", issuer.caPem());
  }

  @Test
  void aKeySetThatIsTooLargeOrMalformedOrAnotherIssuersIsRefused() {
    String filler = "x".repeat(2 << 20);
    issuer
        .server()
        .on("/big", asked -> LocalServer.Told.json("{\"keys\":[],\"x\":\"" + filler + "\"}"));
    issuer.server().on("/odd", asked -> LocalServer.Told.json("[]"));
    for (String path : new String[] {"/big", "/odd", "/none"}) {
      Reply reply =
          jwt.config(
              Json.object()
                  .put("jwks_url", issuer.url() + path)
                  .put("jwks_ca_pem", issuer.caPem()));
      assertThat(reply.status()).as(path).isEqualTo(400);
    }
    try (TestIssuer liar = TestIssuer.with(NEW)) {
      liar.server()
          .on(TestIssuer.DISCOVERY, asked -> LocalServer.Told.json(issuer.discovery().toString()));
      assertThat(jwt.trust(liar).errors().getFirst()).contains("another issuer");
    }
  }
}
