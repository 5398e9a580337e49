package io.holdfast.auth.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Set;

/** An absolute http or https address, without credentials or a fragment in it. */
public final class HttpAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI uri;

  private HttpAddress(URI uri) {
    this.uri = uri;
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static HttpAddress parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no URL", e);
    }
    String scheme = uri.getScheme();
    if (scheme == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("it does not begin with https:// or http://");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("it has no host, or credentials or a fragment in it");
    }
    return new HttpAddress(uri);
  }

  /**
   * Reads the address that a field holds.
   *
   * @throws Refusal.InvalidRequest naming the field
   */
  public static HttpAddress of(String field, String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          "invalid " + field + ": " + e.getMessage() + "; write for example https://host/path");
    }
  }

  /** Whether what is exchanged can be changed on its way: http, and not to this machine itself. */
  public boolean isOpen() {
    return uri.getScheme().equals("http") && !isLoopback();
  }

  /** Whether it is this machine's own, by name or by number. */
  public boolean isLoopback() {
    return LOOPBACK.contains(uri.getHost());
  }

  /** Whether it begins with https. */
  public boolean isSecure() {
    return uri.getScheme().equals("https");
  }

  /** A path below this one. */
  public HttpAddress below(String path) {
    String base = uri.toString();
    return parse((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  /** The same with parameters after those that it has. */
  public HttpAddress with(Map<String, String> parameters) {
    String text = uri.toString();
    return parse(text + (uri.getRawQuery() == null ? "?" : "&") + form(parameters));
  }

  /** The same without its port; two addresses of this machine are compared so (RFC 8252, 7.3). */
  public String withoutPort() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.toString()
        .replaceFirst(java.util.regex.Pattern.quote(uri.getHost() + port), uri.getHost());
  }

  /** Parameters as a form or a query carries them. */
  public static String form(Map<String, String> parameters) {
    StringBuilder out = new StringBuilder();
    parameters.forEach((name, value) -> {
      out.append(out.isEmpty() ? "" : "&");
      out.append(encoded(name)).append('=').append(encoded(value));
    });
    return out.toString();
  }

  /** A text as a form carries it. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** The host and port, for messages. */
  String authority() {
    return uri.getRawAuthority();
  }

  URI uri() {
    return uri;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
