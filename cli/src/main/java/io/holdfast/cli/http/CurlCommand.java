package io.holdfast.cli.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as a command line for curl; the token is asked for, never shown. */
final class CurlCommand {
  private CurlCommand() {}

  static String of(ClientSettings settings, Map<String, String> headers, ApiRequest request) {
    StringBuilder curl = new StringBuilder("curl");
    TlsSettings tls = settings.tls();
    if (tls.skipVerify()) {
      curl.append(" --insecure");
    }
    option(curl, "--cacert", tls.caCert());
    option(curl, "--capath", tls.caPath());
    option(curl, "--cert", tls.clientCert());
    option(curl, "--key", tls.clientKey());
    if (settings.address().isUnix()) {
      option(curl, "--unix-socket", settings.address().host());
    }
    if (!request.method().equals("GET")) {
      curl.append(" -X ").append(request.method());
    }
    headers.forEach((name, value) ->
        curl.append(" -H ")
            .append(
                name.equals("X-Vault-Token")
                    ? "\"X-Vault-Token: $(holdfast print token)\""
                    : quoted(name + ": " + value)));
    byte[] body = request.payload();
    if (body != null) {
      curl.append(" -d ").append(quoted(new String(body, StandardCharsets.UTF_8)));
    }
    String origin =
        settings.address().isUnix() ? "http://localhost" : settings.address().toString();
    return curl.append(' ').append(quoted(origin + request.target())).toString();
  }

  private static void option(StringBuilder curl, String name, @Nullable Object value) {
    if (value != null) {
      curl.append(' ').append(name).append(' ').append(quoted(value.toString()));
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\"'\"'") + "'";
  }
}
