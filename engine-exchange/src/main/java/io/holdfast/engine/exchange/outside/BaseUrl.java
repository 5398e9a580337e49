package io.holdfast.engine.exchange.outside;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a venue is: {@code https://api.venue.com}, or http on this machine itself. */
public final class BaseUrl {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._-]+)*");

  private final URI uri;

  private BaseUrl(URI uri) {
    this.uri = uri;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static BaseUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no URL", e);
    }
    String host = uri.getHost();
    if (host == null || uri.getScheme() == null) {
      throw new IllegalArgumentException("it is no URL with a host, such as https://api.venue.com");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("it has credentials, a query or a fragment in it");
    }
    if (uri.getRawPath() != null && !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
      throw new IllegalArgumentException("it has a path; paths belong to requests");
    }
    boolean secure = uri.getScheme().equals("https");
    if (!secure && !(uri.getScheme().equals("http") && LOOPBACK.contains(host))) {
      throw new IllegalArgumentException("it is not https (http goes to this machine alone)");
    }
    String lower = host.toLowerCase(Locale.ROOT);
    return new BaseUrl(
        URI.create(
            uri.getScheme() + "://" + lower + (uri.getPort() < 0 ? "" : ":" + uri.getPort())));
  }

  /**
   * Reads an address of one endpoint, with its path.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static String endpoint(String text) {
    int slash = text.indexOf('/', text.indexOf("://") + 3);
    String base = slash < 0 ? text : text.substring(0, slash);
    String path = slash < 0 ? "" : text.substring(slash);
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("its path has other than letters, digits and . _ -");
    }
    return parse(base) + path;
  }

  /** The host, with its port where one is given. */
  public String authority() {
    return uri.getRawAuthority();
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
