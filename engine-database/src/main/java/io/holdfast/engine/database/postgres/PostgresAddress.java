package io.holdfast.engine.database.postgres;

import io.holdfast.api.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as libpq and Go's drivers have it: {@code postgresql://user:password@host:port/db?...}
 * or {@code host=... port=...}. Placeholders are still in it.
 *
 * @param encoded whether its parts are percent-encoded
 */
record PostgresAddress(
    List<String> hosts,
    List<Integer> ports,
    String database,
    String user,
    String password,
    Map<String, String> parameters,
    boolean encoded) {
  private static final int PORT = 5432;
  private static final Pattern URL =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>.*)@)?(?<hosts>[^@/?]*)(?:/(?<database>[^?]*))?"
              + "(?:\\?(?<query>.*))?",
          Pattern.DOTALL);
  private static final Pattern PAIR =
      Pattern.compile("\\s*([A-Za-z_.]+)\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|([^\\s']*))\\s*");

  /**
   * @throws Refusal.InvalidRequest when it is none
   */
  static PostgresAddress of(String text) {
    return text.startsWith("postgres://") || text.startsWith("postgresql://")
        ? ofUrl(text)
        : ofPairs(text);
  }

  private static PostgresAddress ofUrl(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      throw malformed();
    }
    String userinfo = orEmpty(url.group("user"));
    int colon = userinfo.indexOf(':');
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : orEmpty(url.group("query")).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
      }
    }
    return withHosts(
        orEmpty(url.group("hosts")),
        orEmpty(url.group("database")),
        colon < 0 ? userinfo : userinfo.substring(0, colon),
        colon < 0 ? "" : userinfo.substring(colon + 1),
        parameters,
        true);
  }

  private static PostgresAddress ofPairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher matcher = PAIR.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw malformed();
      }
      String quoted = matcher.group(2);
      pairs.put(
          matcher.group(1), quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
      at = matcher.end();
    }
    String port = pairs.getOrDefault("port", "");
    String host = pairs.getOrDefault("host", "localhost");
    Map<String, String> rest = new LinkedHashMap<>(pairs);
    List.of("host", "port", "dbname", "user", "password").forEach(rest::remove);
    return withHosts(
        port.isEmpty() || host.contains(",") ? host : host + ":" + port,
        pairs.getOrDefault("dbname", ""),
        pairs.getOrDefault("user", ""),
        pairs.getOrDefault("password", ""),
        rest,
        false);
  }

  private static PostgresAddress withHosts(
      String hosts,
      String database,
      String user,
      String password,
      Map<String, String> parameters,
      boolean encoded) {
    List<String> names = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (String host : hosts.isEmpty() ? new String[] {"localhost"} : hosts.split(",", -1)) {
      int colon = host.lastIndexOf(':');
      boolean hasPort = colon > host.lastIndexOf(']') && colon >= 0;
      names.add(hasPort ? host.substring(0, colon) : host);
      ports.add(hasPort ? port(host.substring(colon + 1)) : PORT);
    }
    if (names.stream().anyMatch(name -> name.startsWith("/") || name.startsWith("%2F"))) {
      throw new Refusal.InvalidRequest(
          "connection_url: sockets of the file system are not supported; give a host and a port");
    }
    return new PostgresAddress(names, ports, database, user, password, parameters, encoded);
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static Refusal malformed() {
    // What was sent may hold a password.
    return new Refusal.InvalidRequest(
        "connection_url is not understood; write"
            + " postgresql://{{username}}:{{password}}@host:5432/database?sslmode=verify-full");
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  /**
   * A part with name and password in their places.
   *
   * @param escaping whether these are to be taken as they are; otherwise they are percent-encoded
   *     like the rest
   */
  String filled(String part, String username, String secret, boolean escaping) {
    if (!encoded) {
      return replaced(part, username, secret);
    }
    return escaping
        ? replaced(decode(part), username, secret)
        : decode(replaced(part, username, secret));
  }

  private static String replaced(String part, String username, String secret) {
    // The name first: a password may hold anything.
    return part.replace("{{username}}", username)
        .replace("{{name}}", username)
        .replace("{{password}}", secret);
  }
}
