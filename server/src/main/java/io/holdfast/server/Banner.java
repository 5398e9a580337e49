package io.holdfast.server;

import io.holdfast.api.Durations;
import io.holdfast.core.Version;
import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.config.ServerConfig;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is printed at the start, in the form that users of Vault and their scripts know. */
final class Banner {
  private final PrintStream out;

  Banner(PrintStream out) {
    this.out = out;
  }

  void configuration(ServerConfig config, List<InetSocketAddress> addresses, DataPlace place) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("Api Address", ApiAddress.bound(config, addresses));
    lines.put("Audit Log", place.auditLog().toAbsolutePath().toString());
    lines.put("Java Version", Runtime.version().toString());
    for (int i = 0; i < addresses.size(); i++) {
      lines.put("Listener " + (i + 1), listener(config.listeners().get(i), addresses.get(i)));
    }
    lines.put("Log Level", config.log().level().name().toLowerCase(Locale.ROOT));
    lines.put("Mlock", config.disableMlock() ? "disabled" : "enabled");
    lines.put("Storage", config.storage().type());
    lines.put("Version", "Holdfast v" + Version.API_LEVEL + ", Holdfast's own " + Version.OWN);
    out.println("==> Holdfast server configuration:");
    out.println();
    lines.forEach((name, value) -> out.printf("%24s: %s%n", name, value));
    out.println();
    out.println("==> Holdfast server started! Log data will stream in below:");
    out.println();
    out.flush();
  }

  void dev(DevServer.Keys keys, String address, Optional<Path> authority, DataPlace place) {
    out.println(
        "WARNING! dev mode is enabled! In this mode, Holdfast runs entirely in memory and starts");
    out.println("unsealed with a single unseal key: whatever you put in is gone when it stops.");
    out.println();
    out.println("Set this for the command line and for client libraries:");
    out.println();
    out.println("    $ export VAULT_ADDR='" + address + "'");
    authority.ifPresent(file -> out.println("    $ export VAULT_CACERT='" + file + "'"));
    out.println();
    out.println("The unseal key and the root token, should you want to seal, unseal or log in:");
    out.println();
    out.println("Unseal Key: " + keys.unsealKey());
    out.println("Root Token: " + keys.rootToken());
    out.println();
    out.println("Every access is in the audit log, which you can verify at any time:");
    out.println();
    out.println("    $ holdfast audit verify " + place.auditLog());
    out.println();
    out.println("Development mode should NOT be used in production installations!");
    out.println();
    out.flush();
  }

  private static String listener(ListenerConfig config, InetSocketAddress address) {
    String url = ApiAddress.url(config, address);
    return "tcp (addr: \""
        + url.substring(url.indexOf("//") + 2)
        + "\", cluster address: \""
        + config.clusterAddress()
        + "\", max_request_duration: \""
        + Durations.text(config.limits().maxRequestDuration())
        + "\", max_request_size: \""
        + config.limits().maxRequestSize()
        + "\", tls: \""
        + (config.tls().isPresent() ? "enabled" : "disabled")
        + "\")";
  }
}
