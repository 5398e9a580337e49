package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.outside.UnreachableException;
import java.io.IOException;
import java.util.Optional;

/**
 * An issuer as its discovery document describes it (OpenID Connect Discovery 1.0).
 *
 * @param issuer what its tokens have in {@code iss}
 * @param keys where its key set lies
 * @param basicAuth whether its token endpoint takes the client secret as HTTP basic authentication
 */
record Provider(
    String issuer,
    HttpAddress keys,
    Optional<HttpAddress> authorization,
    Optional<HttpAddress> token,
    Optional<HttpAddress> userinfo,
    boolean basicAuth) {

  /**
   * Reads the document.
   *
   * @param asked the issuer that was asked for
   * @throws UnreachableException when it is malformed, or another issuer's
   */
  static Provider read(byte[] document, String asked) {
    JsonNode json;
    try {
      json = Json.parse(document);
    } catch (IOException e) {
      throw new UnreachableException("the discovery document is malformed");
    }
    String issuer = json.path("issuer").asText();
    if (!withoutSlash(issuer).equals(withoutSlash(asked))) {
      throw new UnreachableException(
          "the discovery document is of another issuer than the URL names");
    }
    JsonNode methods = json.path("token_endpoint_auth_methods_supported");
    boolean basic = methods.isEmpty();
    for (JsonNode method : methods) {
      basic |= method.asText().equals("client_secret_basic");
    }
    return new Provider(
        issuer,
        address(json, "jwks_uri")
            .orElseThrow(
                () -> new UnreachableException("the discovery document names no jwks_uri")),
        address(json, "authorization_endpoint"),
        address(json, "token_endpoint"),
        address(json, "userinfo_endpoint"),
        basic);
  }

  private static Optional<HttpAddress> address(JsonNode json, String name) {
    String text = json.path(name).asText();
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(HttpAddress.parse(text));
    } catch (IllegalArgumentException e) {
      throw new UnreachableException("the discovery document's " + name + " is no URL");
    }
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
