package io.holdfast.engine.database.redis;

import io.holdfast.api.Refusal;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.tls.PemTls;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a Redis is.
 *
 * @param own the login that stands in the address itself; empty where it is given apart
 */
record RedisAddress(String host, int port, boolean encrypted, PemTls tls, Login own) {
  /**
   * @throws Refusal.InvalidRequest naming the setting that is missing or wrong
   */
  static RedisAddress of(Details details) {
    PemTls tls =
        new PemTls(
            details.text("ca_cert"),
            details.text("tls_certificate"),
            details.text("private_key"),
            !details.isTrue("insecure_tls"));
    String url = details.text("connection_url");
    if (!url.isEmpty()) {
      return ofUrl(url, tls);
    }
    // Vault's own example has "localhost://127.0.0.1".
    String host = details.required("host").replaceFirst("^[a-z]+://", "");
    int port = details.number("port");
    if (port < 1 || port > 65_535) {
      throw new Refusal.InvalidRequest("port cannot be empty, and is at most 65535");
    }
    var _ = details.required("username");
    var _ = details.required("password");
    return new RedisAddress(host, port, details.isTrue("tls"), tls, new Login("", ""));
  }

  private static RedisAddress ofUrl(String text, PemTls tls) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme();
      if (url.getHost() != null && scheme.matches("(redis|valkey)s?")) {
        String userinfo = url.getUserInfo() == null ? "" : url.getUserInfo();
        int colon = userinfo.indexOf(':');
        return new RedisAddress(
            url.getHost(),
            url.getPort() < 0 ? 6379 : url.getPort(),
            scheme.equals("rediss") || scheme.equals("valkeys"),
            tls,
            new Login(
                colon < 0 ? "" : userinfo.substring(0, colon),
                colon < 0 ? userinfo : userinfo.substring(colon + 1)));
      }
    } catch (URISyntaxException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static Refusal malformed() {
    return new Refusal.InvalidRequest(
        "connection_url is not understood; give host, port, username and password instead");
  }
}
