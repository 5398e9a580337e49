package io.holdfast.auth.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.auth.issuer.LocalServer;
import io.holdfast.auth.issuer.LocalServer.Asked;
import io.holdfast.auth.issuer.LocalServer.Told;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.testkit.x509.TestAuthority;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cluster's API server: it reviews tokens that it signed itself, and shows namespaces and service
 * accounts to the reviewer.
 */
final class TestCluster implements AutoCloseable {
  static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
  static final String AUDIENCE = "https://kubernetes.default.svc";

  private static final SigningKey CLUSTER = SigningKey.rsa("cluster");

  final SigningKey key = CLUSTER;
  final String reviewer = "reviewer-token";
  final LocalServer server;
  private final TestAuthority authority = TestAuthority.root("Cluster CA");
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  TestCluster() {
    server = LocalServer.secure(authority);
    server.on(REVIEWS, this::review);
  }

  String caPem() {
    return authority.pem();
  }

  /** A projected token of a pod, as kubelets fetch it. */
  String token(ObjectNode claims) {
    String token = key.sign(claims);
    tokens.put(token, "issued");
    return token;
  }

  ObjectNode claims(String namespace, String name, long now) {
    ObjectNode claims = Json.object();
    claims.putArray("aud").add(AUDIENCE);
    claims.put("exp", now + 3600).put("iat", now).put("nbf", now).put("iss", AUDIENCE);
    ObjectNode facts = claims.putObject("kubernetes.io").put("namespace", namespace);
    facts.putObject("pod").put("name", name + "-0").put("uid", "pod-uid");
    facts.putObject("serviceaccount").put("name", name).put("uid", uid(namespace, name));
    return claims.put("sub", "system:serviceaccount:" + namespace + ":" + name);
  }

  static String uid(String namespace, String name) {
    return "uid-of-" + namespace + "-" + name;
  }

  /** The pod is gone: its token is good no more. */
  void delete(String token) {
    deleted.add(token);
  }

  void shows(String path, String json) {
    server.on(
        path,
        asked ->
            asked.authorization().equals("Bearer " + reviewer)
                ? Told.json(json)
                : Told.json(403, "{}"));
  }

  private Told review(Asked asked) {
    JsonNode spec = Json.tree(asked.body()).path("spec");
    String token = spec.path("token").asText();
    boolean allowed =
        asked.authorization().equals("Bearer " + reviewer)
            || (asked.authorization().equals("Bearer " + token) && tokens.containsKey(token));
    if (!allowed) {
      return Told.json(401, "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":401}");
    }
    ObjectNode review = Json.object().put("kind", "TokenReview");
    ObjectNode status = review.putObject("status");
    if (!tokens.containsKey(token) || deleted.contains(token)) {
      status.put("error", "[invalid bearer token, token has been invalidated]");
      return Told.json(201, review.toString());
    }
    JsonNode claims = Json.tree(java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    var good = status.putArray("audiences");
    for (JsonNode wanted : spec.path("audiences")) {
      for (JsonNode audience : claims.path("aud")) {
        if (audience.equals(wanted)) {
          good.add(wanted);
        }
      }
    }
    status.put("authenticated", true);
    JsonNode facts = claims.path("kubernetes.io");
    ObjectNode user = status.putObject("user");
    user.put("username", claims.path("sub").asText());
    user.put("uid", facts.path("serviceaccount").path("uid").asText());
    return Told.json(201, new String(Json.write(review), UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
