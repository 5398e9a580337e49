package io.holdfast.core.identity.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import java.util.List;
import java.util.Map;

/**
 * An error in the form of OAuth 2.0 (RFC 6749, RFC 6750).
 *
 * @param code for programs, e.g. {@code invalid_grant}
 * @param description for people
 */
record OauthError(int status, String code, String description) {
  static OauthError invalidRequest(String description) {
    return new OauthError(400, "invalid_request", description);
  }

  static OauthError invalidClient(String description) {
    return new OauthError(401, "invalid_client", description);
  }

  static OauthError invalidGrant(String description) {
    return new OauthError(400, "invalid_grant", description);
  }

  static OauthError invalidToken(String description) {
    return new OauthError(401, "invalid_token", description);
  }

  /** Thrown where a check fails; nothing was changed by then. */
  static final class Thrown extends RuntimeException {
    private final transient OauthError error;

    Thrown(OauthError error) {
      super(error.code, null, false, false);
      this.error = error;
    }

    OauthError error() {
      return error;
    }
  }

  Thrown thrown() {
    return new Thrown(this);
  }

  private ObjectNode body() {
    ObjectNode body = Json.object();
    body.put("error", code);
    body.put("error_description", description);
    return body;
  }

  /** The answer of the token and the userinfo endpoint. */
  Response answer() {
    Map<String, List<String>> headers =
        status == 401
            ? Map.of(
                "Cache-Control",
                List.of("no-store"),
                "WWW-Authenticate",
                List.of(code.equals("invalid_token") ? "Bearer error=\"invalid_token\"" : "Basic"))
            : Map.of("Cache-Control", List.of("no-store"));
    return new Response.Raw(status, "application/json", Json.write(body()), headers);
  }

  /** The answer of the authorization endpoint. */
  Response answer(String state) {
    ObjectNode body = body();
    body.put("state", state);
    return new Response.Raw(
        status, "application/json", Json.write(body), Map.of("Cache-Control", List.of("no-store")));
  }
}
