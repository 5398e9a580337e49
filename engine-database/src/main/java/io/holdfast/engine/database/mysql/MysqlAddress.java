package io.holdfast.engine.database.mysql;

import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as Go's MySQL driver has it: {@code user:password@tcp(host:port)/database?...}, also
 * with several hosts. Placeholders are still in it.
 */
record MysqlAddress(
    List<Host> hosts,
    String database,
    String user,
    String password,
    Map<String, String> parameters) {
  private static final int PORT = 3306;
  private static final Pattern DSN =
      Pattern.compile(
          "(?:(?<user>.*)@)?(?:(?<protocol>[a-z]+)(?:\\((?<address>[^)]*)\\))?)?/"
              + "(?<database>[A-Za-z0-9_$-]*)(?:\\?(?<query>.*))?",
          Pattern.DOTALL);

  /** No more than that, since the driver is given it within a URL. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:\\[\\]-]+");

  record Host(String name, int port) {}

  /**
   * @throws Refusal.InvalidRequest when it is none
   */
  static MysqlAddress of(String text) {
    Matcher dsn = DSN.matcher(text);
    if (!dsn.matches()) {
      throw malformed();
    }
    String protocol = orEmpty(dsn.group("protocol"));
    if (!protocol.isEmpty() && !protocol.equals("tcp")) {
      throw new Refusal.InvalidRequest("connection_url: only tcp(host:port) is supported");
    }
    String userinfo = orEmpty(dsn.group("user"));
    int colon = userinfo.indexOf(':');
    return new MysqlAddress(
        hosts(orEmpty(dsn.group("address"))),
        orEmpty(dsn.group("database")),
        colon < 0 ? userinfo : userinfo.substring(0, colon),
        colon < 0 ? "" : userinfo.substring(colon + 1),
        parameters(orEmpty(dsn.group("query"))));
  }

  private static List<Host> hosts(String address) {
    List<Host> hosts = new ArrayList<>();
    for (String part : address.isEmpty() ? new String[] {"127.0.0.1"} : address.split(",", -1)) {
      String host = part.strip();
      int colon = host.lastIndexOf(':');
      boolean hasPort = colon > host.lastIndexOf(']') && colon >= 0;
      if (!HOST.matcher(hasPort ? host.substring(0, colon) : host).matches()) {
        throw malformed();
      }
      try {
        hosts.add(
            new Host(
                hasPort ? host.substring(0, colon) : host,
                hasPort ? Integer.parseInt(host.substring(colon + 1)) : PORT));
      } catch (NumberFormatException e) {
        throw malformed();
      }
    }
    return hosts;
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return parameters;
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private static Refusal malformed() {
    // What was sent may hold a password.
    return new Refusal.InvalidRequest(
        "connection_url is not understood; write {{username}}:{{password}}@tcp(host:3306)/");
  }

  /** A part with name and password in their places. */
  static String filled(String part, String username, String secret) {
    return part.replace("{{username}}", username)
        .replace("{{name}}", username)
        .replace("{{password}}", secret);
  }
}
