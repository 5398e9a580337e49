package io.holdfast.cli.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a server listens.
 *
 * @param scheme http, https or unix
 * @param host the host without brackets, or the socket's file for unix
 * @param port the TCP port, 0 for unix
 * @param prefix a path before {@code /v1}, "" or beginning with a slash
 */
public record Address(String scheme, String host, int port, String prefix) {

  /** Reads {@code https://host:8200}, {@code http://[::1]:8200/prefix} or {@code unix:///path}. */
  public static Address parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new TransportException(
          "the server's address \"" + text + "\" is not a URL such as https://127.0.0.1:8200");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String path = uri.getPath() == null ? "" : uri.getPath();
    return switch (scheme) {
      case "unix" -> new Address("unix", path, 0, "");
      case "http", "https" -> {
        if (uri.getHost() == null) {
          throw new TransportException("the server's address \"" + text + "\" names no host");
        }
        String host = uri.getHost().replaceAll("^\\[|\\]$", "");
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        yield new Address(scheme, host, port, path.replaceAll("/+$", ""));
      }
      default ->
          throw new TransportException(
              "the server's address \""
                  + text
                  + "\" has the unsupported scheme \""
                  + scheme
                  + "\": use http://, https:// or unix://");
    };
  }

  public boolean isTls() {
    return scheme.equals("https");
  }

  public boolean isUnix() {
    return scheme.equals("unix");
  }

  /** The value of the Host header: the port only where it is not the scheme's own. */
  public String authority() {
    if (isUnix()) {
      return "localhost";
    }
    String name = host.contains(":") ? "[" + host + "]" : host;
    boolean usual = port == (isTls() ? 443 : 80);
    return usual ? name : name + ":" + port;
  }

  /** The URL without a path, as a user would type it. */
  @Override
  public String toString() {
    return isUnix() ? "unix://" + host : scheme + "://" + authority() + prefix;
  }
}
