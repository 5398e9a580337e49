package io.holdfast.cli.command;

import io.holdfast.cli.http.Address;
import io.holdfast.cli.http.ClientSettings;
import io.holdfast.cli.http.ClientSettings.DryRun;
import io.holdfast.cli.http.TlsSettings;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.cli.terminal.TokenHelper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server is reached. A flag goes before its environment variable, of which HOLDFAST_ goes
 * before BAO_ and VAULT_.
 */
final class ConnectionOptions {
  private static final Set<String> TRUE = Set.of("1", "t", "true", "T", "TRUE", "True");

  @Flag(
      names = "-address",
      label = "<url>",
      help = "The server; else HOLDFAST_ADDR, BAO_ADDR, VAULT_ADDR, https://127.0.0.1:8200.")
  @Nullable String address;

  @Flag(
      names = "-agent-address",
      label = "<url>",
      help = "An agent or proxy to ask in the server's place; else *_AGENT_ADDR.")
  @Nullable String agentAddress;

  @Flag(
      names = {"-namespace", "-ns"},
      label = "<path>",
      help = "The namespace; else *_NAMESPACE.")
  @Nullable String namespace;

  @Flag(
      names = "-ca-cert",
      label = "<file>",
      help = "PEM certificates to trust for the server; else *_CACERT.")
  @Nullable String caCert;

  @Flag(names = "-ca-path", label = "<dir>", help = "A directory of such files; else *_CAPATH.")
  @Nullable String caPath;

  @Flag(
      names = "-client-cert",
      label = "<file>",
      help = "PEM certificate of the client; else *_CLIENT_CERT.")
  @Nullable String clientCert;

  @Flag(
      names = "-client-key",
      label = "<file>",
      help = "PEM key of the client certificate; else *_CLIENT_KEY.")
  @Nullable String clientKey;

  @Flag(
      names = "-tls-server-name",
      label = "<name>",
      help = "The name to send and check in TLS; else *_TLS_SERVER_NAME.")
  @Nullable String tlsServerName;

  @Flag(
      names = "-tls-skip-verify",
      help = "Take any certificate: anyone in between can read along. Else *_SKIP_VERIFY.")
  boolean tlsSkipVerify;

  @Flag(
      names = "-header",
      label = "<key=value>",
      help = "A further header of each request; may be given again.")
  List<String> headers = new ArrayList<>();

  @Flag(
      names = "-mfa",
      label = "<method:code>",
      help = "MFA credentials; may be given again; else *_MFA.")
  List<String> mfa = new ArrayList<>();

  @Flag(
      names = "-wrap-ttl",
      label = "<duration>",
      help = "Have the answer wrapped in a one-time token for so long; else *_WRAP_TTL.")
  @Nullable GoDuration wrapTtl;

  @Flag(names = "-policy-override", help = "Override a soft-mandatory policy.")
  boolean policyOverride;

  @Flag(names = "-disable-redirects", help = "Follow no redirect.")
  boolean disableRedirects;

  @Flag(names = "-non-interactive", help = "Never ask on the terminal.")
  boolean nonInteractive;

  @Flag(
      names = "-output-curl-string",
      help = "Print the request as a curl command, and don't send it.")
  boolean outputCurl;

  @Flag(
      names = "-output-policy",
      help = "Print the policy that the request needs, and don't send it.")
  boolean outputPolicy;

  ClientSettings settings(Terminal terminal) {
    String server =
        pick(agentAddress, terminal, "AGENT_ADDR")
            .or(() -> pick(address, terminal, "ADDR"))
            .orElse("https://127.0.0.1:8200");
    String token =
        terminal.variable("TOKEN").or(() -> new TokenHelper(terminal.home()).read()).orElse("");
    DryRun dryRun = outputCurl ? DryRun.CURL : outputPolicy ? DryRun.POLICY : DryRun.OFF;
    return new ClientSettings(
        Address.parse(server),
        token,
        pick(namespace, terminal, "NAMESPACE").orElse(""),
        tls(terminal),
        headers(terminal),
        wrapTtl(terminal),
        !(disableRedirects || isTrue(terminal, "DISABLE_REDIRECTS")),
        timeout(terminal),
        dryRun);
  }

  private TlsSettings tls(Terminal terminal) {
    return new TlsSettings(
        path(caCert, terminal, "CACERT"),
        path(caPath, terminal, "CAPATH"),
        path(clientCert, terminal, "CLIENT_CERT"),
        path(clientKey, terminal, "CLIENT_KEY"),
        pick(tlsServerName, terminal, "TLS_SERVER_NAME").orElse(null),
        tlsSkipVerify || isTrue(terminal, "SKIP_VERIFY"));
  }

  private Map<String, String> headers(Terminal terminal) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String header : headers) {
      int equals = header.indexOf('=');
      String name = equals < 0 ? "" : header.substring(0, equals).strip();
      if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
        throw Failure.local("-header takes key=value, where key is the name of a header");
      }
      if (name.toLowerCase(Locale.ROOT).startsWith("x-vault-")) {
        throw Failure.local(
            "-header " + name + ": headers that begin with X-Vault- are not allowed");
      }
      all.merge(name, header.substring(equals + 1).strip(), (a, b) -> a + ", " + b);
    }
    List<String> codes = mfa.isEmpty() ? terminal.variable("MFA").stream().toList() : mfa;
    if (!codes.isEmpty()) {
      all.put("X-Vault-MFA", String.join(",", codes));
    }
    if (policyOverride) {
      all.put("X-Vault-Policy-Override", "true");
    }
    return all;
  }

  private String wrapTtl(Terminal terminal) {
    return Optional.ofNullable(wrapTtl)
        .or(() -> terminal.variable("WRAP_TTL").map(GoDuration::parse))
        .map(GoDuration::forApi)
        .orElse("");
  }

  private static Duration timeout(Terminal terminal) {
    return terminal
        .variable("CLIENT_TIMEOUT")
        .map(text -> GoDuration.parse(text).value())
        .orElse(Duration.ofSeconds(60));
  }

  private static boolean isTrue(Terminal terminal, String variable) {
    return terminal.variable(variable).filter(TRUE::contains).isPresent();
  }

  private static Optional<String> pick(@Nullable String flag, Terminal terminal, String variable) {
    return flag == null || flag.isEmpty() ? terminal.variable(variable) : Optional.of(flag);
  }

  private static @Nullable Path path(@Nullable String flag, Terminal terminal, String variable) {
    return pick(flag, terminal, variable).map(Path::of).orElse(null);
  }
}
