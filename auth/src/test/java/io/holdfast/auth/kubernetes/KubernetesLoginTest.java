package io.holdfast.auth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.auth.issuer.LocalServer;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.auth.outside.PodFiles;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import io.holdfast.testkit.x509.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesLoginTest {
  @TempDir private Path pod;

  private final TestCluster cluster = new TestCluster();
  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started(new KubernetesMethod(new PodFiles(pod)));
    core.write("sys/auth/k8s", "{\"type\":\"kubernetes\"}");
    config(Json.object().put("token_reviewer_jwt", cluster.reviewer));
    role(
        "{\"bound_service_account_names\":\"app\",\"bound_service_account_namespaces\":\"shop\","
            + "\"token_policies\":\"app\",\"token_ttl\":\"10m\"}");
  }

  @AfterEach
  void close() {
    core.close();
    cluster.close();
  }

  private Reply config(ObjectNode more) {
    ObjectNode body = more.deepCopy().put("kubernetes_host", cluster.server.url());
    if (!body.has("kubernetes_ca_cert")) {
      body.put("kubernetes_ca_cert", cluster.caPem());
    }
    return core.write("auth/k8s/config", body.toString());
  }

  private Reply role(String json) {
    return core.write("auth/k8s/role/app", json);
  }

  private ObjectNode claims(String namespace, String name) {
    return cluster.claims(namespace, name, core.clock().instant().getEpochSecond());
  }

  private Reply login(String token) {
    return core.write(
        "auth/k8s/login", Json.object().put("role", "app").put("jwt", token).toString(), "");
  }

  @Test
  void aPodsTokenThatTheClusterConfirmsGivesTheRolesToken() {
    Reply login = login(cluster.token(claims("shop", "app")));
    assertThat(login.status()).as(login.body().toString()).isEqualTo(200);
    assertThat(login.at("auth", "policies").toString()).isEqualTo("[\"app\",\"default\"]");
    assertThat(login.at("auth", "metadata").toString())
        .isEqualTo(
            "{\"role\":\"app\",\"service_account_name\":\"app\","
                + "\"service_account_namespace\":\"shop\",\"service_account_secret_name\":\"\","
                + "\"service_account_uid\":\"uid-of-shop-app\"}");
    Reply lookup = core.read("auth/token/lookup-self", login.text("auth", "client_token"));
    assertThat(lookup.data("display_name").asText()).isEqualTo("k8s-shop-app");
  }

  @Test
  void otherAccountsAndNamespacesAreRefusedWithoutAsking() {
    assertThat(login(cluster.token(claims("shop", "other"))).status()).isEqualTo(403);
    assertThat(login(cluster.token(claims("other", "app"))).status()).isEqualTo(403);
    assertThat(cluster.server.asked(TestCluster.REVIEWS)).isZero();
    role("{\"bound_service_account_names\":\"a*\",\"bound_service_account_namespaces\":\"*\"}");
    assertThat(login(cluster.token(claims("other", "abc"))).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatTheClusterDoesNotKnowOrKnowsNoMoreIsRefused() {
    String deleted = cluster.token(claims("shop", "app"));
    cluster.delete(deleted);
    assertThat(login(deleted).status()).isEqualTo(403);
    String forged = SigningKey.rsa("cluster").sign(claims("shop", "app"));
    assertThat(login(forged).status()).isEqualTo(403);
    assertThat(login("nonsense").status()).isEqualTo(403);
    assertThat(login(cluster.token(Json.object().put("sub", "x"))).status()).isEqualTo(403);
  }

  @Test
  void whatTheTokenSaysMustBeWhatTheClusterSays() {
    ObjectNode claims = claims("shop", "app").put("sub", "system:serviceaccount:shop:other");
    assertThat(login(cluster.token(claims)).status()).isEqualTo(403);
    ObjectNode user = claims("shop", "app").put("sub", "system:node:app");
    assertThat(login(cluster.token(user)).status()).isEqualTo(403);
    ObjectNode path = claims("shop/../kube-system", "app");
    assertThat(login(cluster.token(path)).status()).isEqualTo(403);
  }

  @Test
  void anAudienceThatTheRoleNamesMustBeTheTokens() {
    role(
        "{\"bound_service_account_names\":\"app\",\"bound_service_account_namespaces\":\"shop\","
            + "\"audience\":\"vault\"}");
    assertThat(login(cluster.token(claims("shop", "app"))).status()).isEqualTo(403);
    ObjectNode good = claims("shop", "app");
    good.putArray("aud").add("vault");
    assertThat(login(cluster.token(good)).status()).isEqualTo(200);
    assertThat(core.read("auth/k8s/role/app").data("audience").asText()).isEqualTo("vault");
  }

  @Test
  void keysThatAreConfiguredMustHaveSignedTheToken() {
    config(
        Json.object()
            .put("token_reviewer_jwt", cluster.reviewer)
            .put("pem_keys", SigningKey.rsa("x").pem()));
    String token = cluster.token(claims("shop", "app"));
    assertThat(login(token).status()).isEqualTo(403);
    assertThat(cluster.server.asked(TestCluster.REVIEWS)).isZero();
    config(
        Json.object()
            .put("token_reviewer_jwt", cluster.reviewer)
            .put("pem_keys", cluster.key.pem()));
    assertThat(login(token).status()).isEqualTo(200);
  }

  @Test
  void timesAndTheIssuerCountWhereTheyAreLookedAt() {
    String token = cluster.token(claims("shop", "app"));
    core.later(Duration.ofSeconds(3600 + 61));
    assertThat(login(token).status()).isEqualTo(403);
    config(
        Json.object()
            .put("token_reviewer_jwt", cluster.reviewer)
            .put("issuer", "https://elsewhere")
            .put("disable_iss_validation", false));
    assertThat(login(cluster.token(claims("shop", "app"))).status()).isEqualTo(403);
    config(
        Json.object()
            .put("token_reviewer_jwt", cluster.reviewer)
            .put("issuer", TestCluster.AUDIENCE)
            .put("disable_iss_validation", false));
    assertThat(login(cluster.token(claims("shop", "app"))).status()).isEqualTo(200);
  }

  @Test
  void withoutAReviewerTheTokenIsReviewedWithItself() {
    config(Json.object());
    assertThat(login(cluster.token(claims("shop", "app"))).status()).isEqualTo(200);
    assertThat(login(cluster.key.sign(claims("shop", "app").put("jti", "other"))).status())
        .isEqualTo(403);
  }

  @Test
  void aReviewerThatTheClusterRefusesIsTheServersTroubleNotThePods() {
    config(Json.object().put("token_reviewer_jwt", "old"));
    Reply reply = login(cluster.token(claims("shop", "app")));
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.errors().getFirst()).contains("token_reviewer_jwt");
  }

  @Test
  void inAPodItsOwnFilesServeAndAreReadAnew() throws IOException {
    assertThat(
            core.write(
                    "auth/k8s/config",
                    Json.object().put("kubernetes_host", cluster.server.url()).toString())
                .errors()
                .getFirst())
        .contains("kubernetes_ca_cert must be given");
    Files.writeString(pod.resolve("ca.crt"), cluster.caPem());
    Files.writeString(pod.resolve("token"), "stale");
    config(Json.object().put("kubernetes_ca_cert", ""));
    String token = cluster.token(claims("shop", "app"));
    assertThat(login(token).status()).isEqualTo(502);
    Files.writeString(pod.resolve("token"), cluster.reviewer + "\n");
    assertThat(login(token).status()).isEqualTo(200);
    assertThat(
            config(Json.object().put("kubernetes_ca_cert", "").put("disable_local_ca_jwt", true))
                .status())
        .isEqualTo(400);
  }

  @Test
  void anApiServerThatTheAuthorityDoesNotVouchForGetsNoToken() {
    config(
        Json.object()
            .put("token_reviewer_jwt", cluster.reviewer)
            .put("kubernetes_ca_cert", TestAuthority.root("Cluster CA").pem()));
    assertThat(login(cluster.token(claims("shop", "app"))).status()).isEqualTo(502);
    assertThat(cluster.server.asked(TestCluster.REVIEWS)).isZero();
    Reply odd = config(Json.object().put("kubernetes_ca_cert", "nonsense"));
    assertThat(odd.warnings().getFirst()).contains("every login will fail");
    assertThat(login(cluster.token(claims("shop", "app"))).status()).isEqualTo(502);
  }

  @Test
  void namespacesAreSelectedByTheirLabels() {
    for (String selector :
        new String[] {
          "{\\\"matchLabels\\\":{\\\"env\\\":\\\"prod\\\"}}",
          "matchLabels:\\n  env: \\\"prod\\\"\\n"
        }) {
      role(
          "{\"bound_service_account_names\":\"app\",\"bound_service_account_namespace_selector\":\""
              + selector
              + "\"}");
      cluster.shows(
          "/api/v1/namespaces/green", "{\"metadata\":{\"labels\":{\"env\":\"prod\",\"x\":\"y\"}}}");
      cluster.shows("/api/v1/namespaces/red", "{\"metadata\":{\"labels\":{\"env\":\"test\"}}}");
      assertThat(login(cluster.token(claims("green", "app"))).status()).isEqualTo(200);
      assertThat(login(cluster.token(claims("red", "app"))).status()).isEqualTo(403);
      assertThat(login(cluster.token(claims("none", "app"))).status()).isEqualTo(403);
    }
    config(Json.object());
    assertThat(login(cluster.token(claims("green", "app"))).errors().getFirst())
        .contains("token_reviewer_jwt needs to be configured");
  }

  @Test
  void annotationsBecomeMetadataOfTheAliasButReplaceNothing() {
    config(
        Json.object()
            .put("token_reviewer_jwt", cluster.reviewer)
            .put("use_annotations_as_alias_metadata", true));
    String token = cluster.token(claims("shop", "app"));
    assertThat(login(token).status()).isEqualTo(403);
    String account = "/api/v1/namespaces/shop/serviceaccounts/app";
    String prefix = "vault.hashicorp.com/alias-metadata-";
    cluster.shows(
        account, "{\"metadata\":{\"annotations\":{\"" + prefix + "team\":\"blue\",\"a\":\"b\"}}}");
    Reply login = login(token);
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.at("auth", "metadata").has("team")).isFalse();
    cluster.shows(
        account,
        "{\"metadata\":{\"annotations\":{\"" + prefix + "service_account_uid\":\"forged\"}}}");
    assertThat(login(token).status()).isEqualTo(403);
  }

  @Test
  void tokensFromBeforeProjectionAreTaken() {
    ObjectNode claims = Json.object();
    String prefix = "kubernetes.io/serviceaccount/";
    claims.put("iss", "kubernetes/serviceaccount").put(prefix + "namespace", "shop");
    claims.put(prefix + "service-account.name", "app");
    claims.put(prefix + "service-account.uid", TestCluster.uid("shop", "app"));
    claims.put(prefix + "secret.name", "app-token-x");
    claims.put("sub", "system:serviceaccount:shop:app");
    cluster.server.on(
        TestCluster.REVIEWS,
        asked ->
            LocalServer.Told.json(
                201,
                "{\"status\":{\"authenticated\":true,\"user\":{\"username\":"
                    + "\"system:serviceaccount:shop:app\",\"uid\":\"uid-of-shop-app\"}}}"));
    Reply login = login(cluster.token(claims));
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.text("auth", "metadata", "service_account_secret_name"))
        .isEqualTo("app-token-x");
  }

  @Test
  void aRenewalFollowsTheRoleAndEndsWithIt() {
    String token = login(cluster.token(claims("shop", "app"))).text("auth", "client_token");
    assertThat(core.write("auth/token/renew-self", "{}", token).status()).isEqualTo(200);
    core.delete("auth/k8s/role/app");
    assertThat(core.write("auth/token/renew-self", "{}", token).status()).isEqualTo(400);
    assertThat(login(cluster.token(claims("shop", "app"))).errors().getFirst())
        .contains("invalid role name");
  }

  @Test
  void rolesThatWouldLetInTooManyOrNobodyAreRefused() {
    String[] wrong = {
      "{\"bound_service_account_namespaces\":\"a\"}",
      "{\"bound_service_account_names\":\"a\"}",
      "{\"bound_service_account_names\":\"*,a\",\"bound_service_account_namespaces\":\"a\"}",
      "{\"bound_service_account_names\":\"a\",\"bound_service_account_namespaces\":\"*,a\"}",
      "{\"bound_service_account_names\":\"a\",\"bound_service_account_namespaces\":\"a\","
          + "\"alias_name_source\":\"other\"}",
      "{\"bound_service_account_names\":\"a\","
          + "\"bound_service_account_namespace_selector\":\"{\\\"matchExpressions\\\":[]}\"}"
    };
    for (String json : wrong) {
      assertThat(core.write("auth/k8s/role/bad", json).status()).as(json).isEqualTo(400);
    }
    assertThat(core.read("auth/k8s/role/bad").status()).isEqualTo(404);
  }

  @Test
  void theConfigurationIsReadWithoutTheReviewersToken() {
    Reply read = core.read("auth/k8s/config");
    assertThat(read.data("token_reviewer_jwt_set").asBoolean()).isTrue();
    assertThat(read.data("disable_iss_validation").asBoolean()).isTrue();
    assertThat(read.body().toString()).doesNotContain(cluster.reviewer);
  }
}
