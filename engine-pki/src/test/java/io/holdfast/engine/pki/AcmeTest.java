package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.crypto.mac.HmacSha256;
import io.holdfast.engine.pki.AcmeClient.Said;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.x509.TestAuthority;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ACME as its clients use it, and as others would like to. */
final class AcmeTest {
  private final AcmeScene scene = new AcmeScene();
  private final KeyPair keys = TestAuthority.keys();

  @AfterEach
  void close() {
    scene.close();
  }

  private static String cert(AcmeClient client, Said order) {
    return client.read(order.json().path("certificate").asText()).succeeds().text();
  }

  private Said issued(AcmeClient client, String... names) {
    Said ready = scene.ready(client, names);
    return AcmeScene.finish(client, ready, AcmeScene.csr(keys, names)).succeeds();
  }

  private static String der(String chain) {
    X509Certificate leaf = Verify.certificate(chain);
    try {
      return AcmeClient.base64(leaf.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whereItIsOffNothingIsThere() {
    scene.bench().done("config/acme", Map.of("enabled", false));
    AcmeClient client = new AcmeClient(scene.bench().core(), "acme/");
    assertThat(client.get("directory").status()).isEqualTo(404);
    assertThat(client.get("new-nonce").status()).isEqualTo(404);
  }

  @Test
  void theMountHasToKnowWhereItIs() {
    scene.bench().mount("other");
    Reply refused = scene.bench().core().write("other/config/acme", "{\"enabled\":true}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors().getFirst()).contains("config/cluster");
  }

  @Test
  void whoeverAnswersAtItsNamesGetsACertificateForThem() throws CertificateParsingException {
    AcmeClient client = scene.client();
    Said order = issued(client, "a.example.com", "b.example.com");
    assertThat(order.json().path("status").asText()).isEqualTo("valid");
    String chain = cert(client, order);
    X509Certificate leaf = Verify.certificate(chain);
    assertThat(Verify.names(leaf)).containsExactlyInAnyOrder("2:a.example.com", "2:b.example.com");
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(leaf.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(chain.split("BEGIN CERTIFICATE", -1)).hasSize(3);
    assertThat(Duration.between(scene.bench().now(), leaf.getNotAfter().toInstant()))
        .isLessThanOrEqualTo(Duration.ofDays(90));
    assertThat(client.read(client.url("orders")).json().path("orders")).hasSize(1);
  }

  @Test
  void answersHaveWhatTheNextRequestNeeds() {
    AcmeClient client = scene.client();
    Said order = client.order("a.example.com").succeeds();
    assertThat(order.status()).isEqualTo(201);
    assertThat(order.header("Link")).isEqualTo("<" + client.url("directory") + ">;rel=\"index\"");
    assertThat(order.header("Replay-Nonce")).hasSizeGreaterThan(40);
    JsonNode challenge = client.challenge(order, 0, "http-01");
    Said said = client.post(challenge.path("url").asText(), "{}");
    assertThat(said.headers().toString()).contains("rel=\"up\"");
    assertThat(said.json().path("status").asText()).isEqualTo("processing");
  }

  @Test
  void aNameIsNotProvenByAnotherAnswer() {
    AcmeClient client = scene.client();
    Said order = client.order("a.example.com").succeeds();
    JsonNode challenge = client.challenge(order, 0, "http-01");
    scene.file(challenge, challenge.path("token").asText() + ".another-key");
    client.post(challenge.path("url").asText(), "{}").succeeds();
    scene.lookUp();
    JsonNode first = client.challenge(order, 0, "http-01");
    assertThat(first.path("status").asText()).isEqualTo("processing");
    assertThat(first.path("error").path("type").asText()).endsWith("incorrectResponse");
    scene.waitForTries();
    assertThat(client.challenge(order, 0, "http-01").path("status").asText()).isEqualTo("invalid");
    Said over = client.read(order.header("Location"));
    assertThat(over.json().path("status").asText()).isEqualTo("invalid");
    AcmeScene.finish(client, over, AcmeScene.csr(keys, "a.example.com")).failsAs("orderNotReady");
  }

  @Test
  void aNameThatTakesItsTimeIsLookedUpAgain() {
    AcmeClient client = scene.client();
    Said order = client.order("a.example.com").succeeds();
    JsonNode challenge = client.challenge(order, 0, "http-01");
    client.post(challenge.path("url").asText(), "{}").succeeds();
    scene.lookUp();
    scene.file(challenge, client.keyAuthorization(challenge) + "\n");
    scene.bench().core().later(Duration.ofSeconds(3));
    assertThat(client.read(order.header("Location")).json().path("status").asText())
        .isEqualTo("ready");
  }

  @Test
  void aWildcardIsProvenInDnsAlone() {
    AcmeClient client = scene.client();
    Said order = client.order("*.example.com").succeeds();
    Said proof = client.read(order.json().path("authorizations").get(0).asText());
    assertThat(proof.json().path("wildcard").asBoolean()).isTrue();
    assertThat(proof.json().path("identifier").path("value").asText()).isEqualTo("example.com");
    assertThat(proof.json().path("challenges")).hasSize(1);
    JsonNode challenge = client.challenge(order, 0, "dns-01");
    scene
        .names()
        .text("_acme-challenge.example.com", AcmeClient.digest(client.keyAuthorization(challenge)));
    client.post(challenge.path("url").asText(), "{}").succeeds();
    scene.lookUp();
    Said ready = client.read(order.header("Location"));
    assertThat(ready.json().path("status").asText()).isEqualTo("ready");
    AcmeScene.finish(client, ready, AcmeScene.csr(keys, "*.example.com")).succeeds();
  }

  @Test
  void anAddressIsProvenToo() {
    AcmeClient client = scene.client();
    Said order =
        client
            .post(
                client.url("new-order"),
                "{\"identifiers\":[{\"type\":\"ip\",\"value\":\"127.0.0.1\"}]}")
            .succeeds();
    scene.proveByFile(client, order, 0);
    Said ready = client.read(order.header("Location"));
    AcmeScene.finish(client, ready, AcmeScene.csr(keys, "127.0.0.1")).succeeds();
  }

  @Test
  void thisMachineIsNotAskedUnlessThatIsPermitted() {
    scene.configure(Map.of("challenge_permitted_ip_ranges", List.of()));
    AcmeClient client = scene.client();
    Said order = client.order("a.example.com").succeeds();
    scene.proveByFile(client, order, 0);
    assertThat(client.challenge(order, 0, "http-01").path("error").path("detail").asText())
        .contains("no address that challenges may be looked up at");
    scene.configure(Map.of("challenge_excluded_ip_ranges", List.of("127.0.0.1")));
    scene.bench().core().later(Duration.ofSeconds(3));
    assertThat(client.challenge(order, 0, "http-01").path("error").path("detail").asText())
        .contains("no address that challenges may be looked up at");
    scene.configure(Map.of("challenge_excluded_ip_ranges", List.of()));
    scene.bench().core().later(Duration.ofSeconds(5));
    assertThat(client.challenge(order, 0, "http-01").path("status").asText()).isEqualTo("valid");
  }

  @Test
  void anAccountsKeyIsKeptWithoutWhatStandsBesideIt() {
    AcmeClient client = scene.client();
    String url = client.url("new-account");
    ObjectNode header = Json.object().put("alg", "ES256").put("url", url);
    ObjectNode jwk = (ObjectNode) Json.tree(client.jwk().toJSONString().getBytes(US_ASCII));
    jwk.put("kid", "a name of its own");
    header.put("nonce", client.nonce()).set("jwk", jwk);
    Said again = client.post(url, client.signed(header, "{}"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Location")).isEqualTo(client.account());
  }

  @Test
  void redirectsAreFollowedToUsualPortsOnly() {
    AcmeClient client = scene.client();
    Said order = client.order("a.example.com").succeeds();
    JsonNode challenge = client.challenge(order, 0, "http-01");
    scene.redirect(challenge, "http://elsewhere.example.com:8200/v1/sys/health");
    client.post(challenge.path("url").asText(), "{}").succeeds();
    scene.lookUp();
    assertThat(client.challenge(order, 0, "http-01").path("error").path("detail").asText())
        .contains("usual port");
    scene.redirect(challenge, "http://elsewhere.example.com/proof");
    scene.file("/proof", client.keyAuthorization(challenge));
    scene.bench().core().later(Duration.ofSeconds(3));
    assertThat(client.challenge(order, 0, "http-01").path("status").asText()).isEqualTo("valid");
  }

  @Test
  void aRequestIsGoodOnceForItsAddressAndWithItsKey() {
    AcmeClient client = scene.client();
    String url = client.url("orders");
    ObjectNode once = client.signed(url, "", client.nonce(), false);
    client.post(url, once.deepCopy()).succeeds();
    client.post(url, once).failsAs("badNonce");
    client.post(url, client.signed(url, "", "forged", false)).failsAs("badNonce");
    String late = client.nonce();
    scene.bench().core().later(Duration.ofMinutes(20));
    client.post(url, client.signed(url, "", late, false)).failsAs("badNonce");
    client
        .post(url, client.signed(client.url("new-order"), "", client.nonce(), false))
        .failsAs("unauthorized");
    ObjectNode altered = client.signed(url, "{\"a\":1}", client.nonce(), false);
    client
        .post(url, altered.put("payload", AcmeClient.base64("{}".getBytes(US_ASCII))))
        .failsAs("malformed");
    KeyPair own = client.keys();
    client.useKey(TestAuthority.keys());
    client.post(url, client.signed(url, "", client.nonce(), false)).failsAs("malformed");
    client.useKey(own);
    ObjectNode header =
        Json.object().put("alg", "none").put("url", url).put("kid", client.account());
    client
        .post(url, client.signed(header.put("nonce", client.nonce()), ""))
        .failsAs("badSignatureAlgorithm");
  }

  @Test
  void nothingBesideTheSignedPartsIsRead() {
    AcmeClient client = scene.client();
    Said ready = scene.ready(client, "a.example.com");
    String url = ready.json().path("finalize").asText();
    String payload =
        "{\"csr\":\"" + AcmeClient.base64(AcmeScene.csr(keys, "a.example.com")) + "\"}";
    ObjectNode more = client.signed(url, payload, client.nonce(), false);
    client.post(url, more.put("alt_names", "victim.example.com")).failsAs("malformed");
  }

  @Test
  void aRequestForOtherNamesIsRefused() {
    AcmeClient client = scene.client();
    Said ready = scene.ready(client, "a.example.com");
    AcmeScene.finish(client, ready, AcmeScene.csr(keys, "a.example.com", "victim.example.com"))
        .failsAs("badCSR");
    AcmeScene.finish(client, ready, AcmeScene.csr(keys, "victim.example.com")).failsAs("badCSR");
    AcmeScene.finish(client, ready, AcmeScene.csrOf(keys, "CN=victim.example.com", "a.example.com"))
        .failsAs("badCSR");
    AcmeScene.finish(client, ready, AcmeScene.csrOf(keys, "UID=root", "a.example.com"))
        .failsAs("badCSR");
    AcmeScene.finish(client, ready, AcmeScene.csr(client.keys(), "a.example.com"))
        .failsAs("badCSR");
    AcmeScene.finish(client, ready, AcmeScene.csrOf(keys, "CN=a.example.com", "a.example.com"))
        .succeeds();
    AcmeScene.finish(client, ready, AcmeScene.csr(keys, "a.example.com")).failsAs("orderNotReady");
  }

  @Test
  void whatIsAnAccountsIsNobodyElses() {
    AcmeClient client = scene.client();
    Said order = issued(client, "a.example.com");
    String chain = cert(client, order);
    AcmeClient other = scene.client();
    assertThat(other.read(client.url("order/") + "none").status()).isEqualTo(404);
    String url = order.header("Location");
    assertThat(other.read(url).status()).isEqualTo(404);
    assertThat(other.read(order.json().path("authorizations").get(0).asText()).status())
        .isEqualTo(404);
    other.read(client.account()).failsAs("unauthorized");
    other
        .post(other.url("revoke-cert"), "{\"certificate\":\"" + der(chain) + "\"}")
        .failsAs("unauthorized");
  }

  @Test
  void aCertificateIsRevokedByItsAccountAndByItsKey() {
    AcmeClient client = scene.client();
    String first = der(cert(client, issued(client, "a.example.com")));
    String url = client.url("revoke-cert");
    client
        .post(url, "{\"certificate\":\"" + first + "\",\"reason\":7}")
        .failsAs("badRevocationReason");
    client.post(url, "{\"certificate\":\"" + first + "\",\"reason\":1}").succeeds();
    client.post(url, "{\"certificate\":\"" + first + "\"}").failsAs("alreadyRevoked");
    assertThat(scene.bench().core().list("pki/certs/revoked").keys()).hasSize(1);
    String second = der(cert(client, issued(client, "b.example.com")));
    AcmeClient holder = new AcmeClient(scene.bench().core(), "acme/");
    holder.useKey(TestAuthority.keys());
    holder.post(url, "{\"certificate\":\"" + second + "\"}").failsAs("unauthorized");
    holder.useKey(keys);
    holder.post(url, "{\"certificate\":\"" + second + "\"}").succeeds();
    assertThat(scene.bench().core().list("pki/certs/revoked").keys()).hasSize(2);
  }

  @Test
  void anAccountIsFoundAgainChangedAndEnded() {
    AcmeClient client = new AcmeClient(scene.bench().core(), "acme/");
    client.register("{\"onlyReturnExisting\":true}").failsAs("accountDoesNotExist");
    client.register("{\"contact\":[\"tel:1\"]}").failsAs("unsupportedContact");
    client.register("{\"contact\":[\"mailto:a@b,c@d\"]}").failsAs("invalidContact");
    assertThat(client.register("{\"contact\":[\"mailto:a@b.example\"]}").status()).isEqualTo(201);
    String url = client.account();
    assertThat(client.register("{\"onlyReturnExisting\":true}").status()).isEqualTo(200);
    assertThat(client.account()).isEqualTo(url);
    client.post(url, "{\"contact\":[\"mailto:c@d.example\"]}").succeeds();
    assertThat(client.read(url).json().path("contact").toString()).contains("c@d.example");
    client.post(url, "{\"status\":\"deactivated\"}").succeeds();
    client.order("a.example.com").failsAs("unauthorized");
    client.register("{}").failsAs("unauthorized");
  }

  @Test
  void anAccountGetsAnotherKey() {
    AcmeClient client = scene.client();
    KeyPair before = client.keys();
    KeyPair after = TestAuthority.keys();
    String url = client.url("key-change");
    ObjectNode inner = Json.object();
    inner.put("account", client.account());
    inner.set("oldKey", Json.tree(client.jwk().toJSONString().getBytes(US_ASCII)));
    client.useKey(after);
    ObjectNode signed = client.signed(url, inner.toString(), "", true);
    client.useKey(before);
    client.post(url, signed.toString()).succeeds();
    client.order("a.example.com").failsAs("malformed");
    client.useKey(after);
    client.order("a.example.com").succeeds();
  }

  @Test
  void aBindingMakesOneAccountInItsDirectory() {
    scene.configure(Map.of("eab_policy", "always-required"));
    AcmeClient client = new AcmeClient(scene.bench().core(), "acme/");
    assertThat(client.get("directory").json().at("/meta/externalAccountRequired").asBoolean())
        .isTrue();
    client.register("{}").failsAs("externalAccountRequired");
    Reply made = scene.bench().done("acme/new-eab", Map.of());
    assertThat(made.data("acme_directory").asText()).isEqualTo("acme/directory");
    assertThat(scene.bench().core().list("pki/eab").keys())
        .containsExactly(made.data("id").asText());
    String wrong = binding(client, made.data("id").asText(), "AAAA");
    client.register(wrong).failsAs("unauthorized");
    String right = binding(client, made.data("id").asText(), made.data("key").asText());
    assertThat(client.register(right).status()).isEqualTo(201);
    client.order("a.example.com").succeeds();
    AcmeClient other = new AcmeClient(scene.bench().core(), "acme/");
    other
        .register(binding(other, made.data("id").asText(), made.data("key").asText()))
        .failsAs("unauthorized");
    assertThat(scene.bench().core().list("pki/eab").status()).isEqualTo(404);
    scene.configure(Map.of("eab_policy", "not-required"));
    AcmeClient unbound = scene.client();
    scene.configure(Map.of("eab_policy", "always-required"));
    unbound.order("a.example.com").failsAs("externalAccountRequired");
  }

  private static String binding(AcmeClient client, String id, String key) {
    ObjectNode header =
        Json.object().put("alg", "HS256").put("kid", id).put("url", client.url("new-account"));
    String protectedPart = AcmeClient.base64(Json.write(header));
    String payload = AcmeClient.base64(client.jwk().toJSONString().getBytes(US_ASCII));
    ObjectNode jws = Json.object().put("protected", protectedPart).put("payload", payload);
    jws.put(
        "signature",
        AcmeClient.base64(
            HmacSha256.mac(
                Base64.getUrlDecoder().decode(key),
                (protectedPart + "." + payload).getBytes(US_ASCII))));
    return Json.object().set("externalAccountBinding", jws).toString();
  }

  @Test
  void aRolesDirectoryIssuesByTheRole() throws CertificateParsingException {
    scene.bench().role("web");
    AcmeClient client = scene.client("roles/web/acme/");
    client.order("a.other.com").failsAs("rejectedIdentifier");
    Said order = issued(client, "a.example.com");
    assertThat(Verify.certificate(cert(client, order)).getExtendedKeyUsage()).hasSize(1);
    scene.configure(Map.of("allow_role_ext_key_usage", true));
    Said both = issued(client, "b.example.com");
    assertThat(Verify.certificate(cert(client, both)).getExtendedKeyUsage()).hasSize(2);
    AcmeClient elsewhere = scene.client();
    elsewhere.read(client.account()).failsAs("accountDoesNotExist");
    scene.configure(Map.of("default_directory_policy", "forbid"));
    AcmeClient nobody = new AcmeClient(scene.bench().core(), "acme/");
    assertThat(nobody.get("directory").status()).isEqualTo(403);
    nobody.register("{}").failsAs("unauthorized");
    scene.bench().role("hidden");
    scene.configure(Map.of("allowed_roles", "web"));
    assertThat(new AcmeClient(scene.bench().core(), "roles/hidden/acme/").get("directory").status())
        .isEqualTo(403);
    assertThat(client.get("directory").status()).isEqualTo(200);
  }

  @Test
  void aCertificateThatWouldOutliveItsIssuerEndsWithItUnlessThatIsAlwaysAnError() {
    scene
        .bench()
        .done(
            "root/generate/internal",
            Map.of("common_name", "S", "key_type", "ec", "issuer_name", "short", "ttl", "1h"));
    AcmeClient client = scene.client("issuer/short/acme/");
    X509Certificate leaf = Verify.certificate(cert(client, issued(client, "a.example.com")));
    assertThat(Duration.between(scene.bench().now(), leaf.getNotAfter().toInstant()))
        .isLessThanOrEqualTo(Duration.ofHours(1));
    scene
        .bench()
        .done(
            "issuer/short",
            Map.of("issuer_name", "short", "leaf_not_after_behavior", "always_enforce_err"));
    Said ready = scene.ready(client, "b.example.com");
    AcmeScene.finish(client, ready, AcmeScene.csr(keys, "b.example.com")).failsAs("badCSR");
  }

  @Test
  void anIssuersDirectoryIssuesByTheIssuer() {
    String id =
        scene
            .bench()
            .done(
                "root/generate/internal",
                Map.of("common_name", "Second", "key_type", "ec", "issuer_name", "second"))
            .data("issuer_id")
            .asText();
    scene.bench().role("web");
    AcmeClient client = scene.client("issuer/second/roles/web/acme/");
    Said order = issued(client, "a.example.com");
    assertThat(Verify.certificate(cert(client, order)).getIssuerX500Principal().getName())
        .isEqualTo("CN=Second");
    scene.configure(Map.of("allowed_issuers", "default"));
    assertThat(client.get("directory").status()).isEqualTo(403);
    scene.configure(Map.of("allowed_issuers", id));
    assertThat(client.get("directory").status()).isEqualTo(200);
  }

  @Test
  void ordersThatAreOverAndUnusedAccountsAreTidiedAway() {
    AcmeClient idle = scene.client();
    idle.order("a.example.com").succeeds();
    AcmeClient busy = scene.client();
    issued(busy, "b.example.com");
    scene.bench().core().later(Duration.ofDays(31));
    scene.bench().done("tidy", Map.of("tidy_acme", true));
    Reply status = scene.bench().read("tidy-status");
    assertThat(status.data("total_acme_account_count").asInt()).isEqualTo(2);
    assertThat(status.data("acme_orders_deleted_count").asInt()).isEqualTo(1);
    assertThat(status.data("acme_account_deleted_count").asInt()).isEqualTo(1);
    idle.order("a.example.com").failsAs("accountDoesNotExist");
    busy.forgetNonce();
    busy.order("b.example.com").succeeds();
  }
}
