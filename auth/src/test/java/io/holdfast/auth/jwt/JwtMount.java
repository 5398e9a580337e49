package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.auth.issuer.TestIssuer;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;

/** A core with jwt at {@code auth/jwt/}, and its requests in few words. */
final class JwtMount implements AutoCloseable {
  final TestCore core = TestCore.started(JwtMethod.jwt(), JwtMethod.oidc());

  JwtMount() {
    core.write("sys/auth/jwt", "{\"type\":\"jwt\"}");
  }

  Reply config(ObjectNode json) {
    return core.write("auth/jwt/config", json.toString());
  }

  /** Trusts an issuer's published keys. */
  Reply trust(TestIssuer issuer) {
    return config(
        Json.object()
            .put("oidc_discovery_url", issuer.url())
            .put("oidc_discovery_ca_pem", issuer.caPem()));
  }

  Reply role(String name, String json) {
    return core.write("auth/jwt/role/" + name, json);
  }

  Reply login(String role, String token) {
    return core.write(
        "auth/jwt/login", Json.object().put("role", role).put("jwt", token).toString(), "");
  }

  /** Claims of an issuer that are good at the core's time. */
  ObjectNode claims(TestIssuer issuer) {
    long now = core.clock().instant().getEpochSecond();
    return Json.object()
        .put("iss", issuer.url())
        .put("sub", "user-1")
        .put("aud", "svc")
        .put("iat", now)
        .put("nbf", now)
        .put("exp", now + 300);
  }

  @Override
  public void close() {
    core.close();
  }
}
