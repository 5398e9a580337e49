package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import io.holdfast.api.Json;
import io.holdfast.auth.issuer.LocalServer;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.auth.issuer.TestIssuer;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that were not signed by whom they say, in the ways that have fooled others. */
final class HostileTokensTest {
  private static final SigningKey KEY = SigningKey.rsa("k1");
  private static final SigningKey STRANGER = SigningKey.rsa("k1");

  private final TestIssuer issuer = TestIssuer.with(KEY);
  private final JwtMount jwt = new JwtMount();

  @BeforeEach
  void trust() {
    jwt.trust(issuer);
    jwt.role("app", "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"svc\"}");
    assertThat(jwt.login("app", KEY.sign(jwt.claims(issuer))).status()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    jwt.close();
    issuer.close();
  }

  private String payload() {
    return jwt.claims(issuer).toString();
  }

  private void refused(String token, String why) {
    Reply reply = jwt.login("app", token);
    assertThat(reply.status()).as(token).isEqualTo(400);
    assertThat(reply.errors().getFirst()).contains(why);
  }

  @Test
  void aTokenWithoutASignatureIsRefusedHoweverItsAlgorithmIsWritten() {
    for (String none : new String[] {"none", "None", "NONE", "nOnE", ""}) {
      String head = SigningKey.encoded(("{\"alg\":\"" + none + "\"}").getBytes(UTF_8));
      String body = SigningKey.encoded(payload().getBytes(UTF_8));
      refused(head + "." + body + ".", "algorithm");
      refused(head + "." + body + ".AAAA", "algorithm");
    }
    String good = KEY.sign(jwt.claims(issuer));
    refused(good.substring(0, good.lastIndexOf('.') + 1), "signature");
  }

  @Test
  void aPublicKeyDoesNotServeAsASharedSecret() throws JOSEException {
    byte[][] secrets = {
      KEY.pem().getBytes(UTF_8),
      KEY.pem().strip().getBytes(UTF_8),
      KEY.published().toString().getBytes(UTF_8)
    };
    for (byte[] secret : secrets) {
      String input =
          SigningKey.encoded("{\"alg\":\"HS256\",\"kid\":\"k1\"}".getBytes(UTF_8))
              + "."
              + SigningKey.encoded(payload().getBytes(UTF_8));
      String mac =
          new MACSigner(secret)
              .sign(new JWSHeader(JWSAlgorithm.HS256), input.getBytes(UTF_8))
              .toString();
      refused(input + "." + mac, "algorithm");
    }
    jwt.config(Json.object().set("jwt_validation_pubkeys", Json.array().add(KEY.pem())));
    refused(KEY.sign("{\"alg\":\"HS256\"}", payload()), "algorithm");
  }

  @Test
  void aStrangersKeyIsRefusedUnderWhateverName() {
    refused(STRANGER.sign(jwt.claims(issuer)), "no known key");
    refused(STRANGER.sign("{\"alg\":\"RS256\"}", payload()), "no known key");
    refused(STRANGER.sign("{\"alg\":\"RS256\",\"kid\":\"k9\"}", payload()), "no known key");
  }

  @Test
  void aKeyThatATokenBringsAlongIsNotLookedAt() {
    ObjectNode header = Json.object().put("alg", "RS256");
    header.set("jwk", STRANGER.published());
    refused(STRANGER.sign(header.toString(), payload()), "no known key");
    try (LocalServer other = LocalServer.plain()) {
      String jku = other.url() + "/keys";
      other.on(
          "/keys", asked -> LocalServer.Told.json("{\"keys\":[" + STRANGER.published() + "]}"));
      refused(
          STRANGER.sign("{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"" + jku + "\"}", payload()),
          "no known key");
      assertThat(other.asked("/keys")).isZero();
    }
  }

  @Test
  void anAlgorithmOfAnotherKindThanTheKeyIsRefused() {
    SigningKey elliptic = SigningKey.elliptic("k1");
    refused(elliptic.sign("{\"alg\":\"ES256\",\"kid\":\"k1\"}", payload()), "no known key");
    refused(KEY.sign("{\"alg\":\"ES256\",\"kid\":\"k1\"}", payload()), "no known key");
    refused(KEY.sign("{\"alg\":\"EdDSA\",\"kid\":\"k1\"}", payload()), "no known key");
    // The key is published for RS256 only.
    SigningKey pss = KEY.by(JWSAlgorithm.PS256);
    refused(pss.sign("{\"alg\":\"PS256\",\"kid\":\"k1\"}", payload()), "no known key");
  }

  @Test
  void ellipticSignaturesOfZeroAreRefused() {
    SigningKey elliptic = SigningKey.elliptic("e1");
    issuer.publish(elliptic);
    jwt.core.later(Duration.ofSeconds(11));
    assertThat(jwt.login("app", elliptic.sign(jwt.claims(issuer))).status()).isEqualTo(200);
    String good = elliptic.sign(jwt.claims(issuer));
    String zeros = SigningKey.encoded(new byte[64]);
    refused(good.substring(0, good.lastIndexOf('.') + 1) + zeros, "no known key");
  }

  @Test
  void aKeyIdThatStandsForTwoKeysIsNobodys() {
    issuer.publish(KEY, STRANGER);
    jwt.core.later(Duration.ofMinutes(11));
    refused(KEY.sign(jwt.claims(issuer)), "more than once");
    refused(STRANGER.sign(jwt.claims(issuer)), "more than once");
  }

  @Test
  void keysThatDoNotSignOrAreTooWeakAreLeftOut() {
    ObjectNode set = Json.object();
    set.putArray("keys")
        .add(KEY.published().put("use", "enc"))
        .add(Json.object().put("kty", "oct").put("kid", "k2").put("k", "c2VjcmV0"))
        .add(Json.object().put("kty", "unknown"))
        .add("text");
    issuer.server().on(TestIssuer.KEYS, asked -> LocalServer.Told.json(set.toString()));
    jwt.core.later(Duration.ofMinutes(11));
    refused(KEY.sign(jwt.claims(issuer)), "no known key");
    // An issuer may have no key yet, so that it can be trusted; nothing that it says is.
    assertThat(jwt.trust(issuer).errors()).isEmpty();
    refused(KEY.sign(jwt.claims(issuer)), "no known key");
  }

  @Test
  void whatIsNotACompactTokenIsRefusedBeforeAnyKeyIsFetched() {
    int before = issuer.server().asked(TestIssuer.KEYS);
    refused("x", "three parts");
    refused("a.b.c.d.e", "three parts");
    refused("a b.c.d", "base64url");
    refused("YQ==.YQ.YQ", "base64url");
    refused("YQ.YQ.YQ", "malformed");
    refused("x".repeat(70_000), "longer than");
    refused(KEY.sign("{\"alg\":\"RS256\",\"alg\":\"RS256\"}", payload()), "twice");
    refused(
        KEY.sign("{\"alg\":\"RS256\",\"kid\":\"k1\"}", "{\"sub\":\"a\",\"sub\":\"b\"}"), "twice");
    refused(KEY.sign("{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}", payload()), "crit");
    refused(KEY.sign("{\"alg\":[\"RS256\"]}", payload()), "no string");
    refused(KEY.sign("{\"alg\":\"RS256\",\"kid\":5}", payload()), "no string");
    refused(KEY.sign("{\"alg\":\"RS256\"}", "[1]"), "no JSON object");
    assertThat(issuer.server().asked(TestIssuer.KEYS)).isEqualTo(before);
  }

  @Test
  void aChangedTokenIsRefused() {
    String good = KEY.sign(jwt.claims(issuer));
    String[] parts = good.split("\\.", -1);
    String other =
        SigningKey.encoded(jwt.claims(issuer).put("sub", "root").toString().getBytes(UTF_8));
    refused(parts[0] + "." + other + "." + parts[2], "no known key");
  }
}
