package io.holdfast.server.flags;

import io.holdfast.server.config.HostPort;
import io.holdfast.server.config.LogConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line of {@code holdfast server} says.
 *
 * @param configs configuration files and directories
 * @param dev empty without {@code -dev}
 * @param combineLogs whether log lines go to the standard output, as the banner does
 */
public record ServerFlags(
    boolean help,
    List<Path> configs,
    Optional<Dev> dev,
    Optional<LogConfig.Level> logLevel,
    Optional<LogConfig.Format> logFormat,
    Optional<Path> logFile,
    boolean combineLogs) {

  /**
   * A server to try things with.
   *
   * @param rootToken empty for a random one
   * @param storeToken whether the root token is written to where the command line looks for it
   * @param tlsDirectory where its certificates are put; empty for a temporary directory
   */
  public record Dev(
      String rootToken,
      HostPort address,
      boolean storeToken,
      boolean tls,
      Optional<Path> tlsDirectory) {

    /** Leaves out the token. */
    @Override
    public String toString() {
      return "Dev[" + address + "]";
    }
  }

  private static final Set<String> SWITCHES =
      Set.of(
          "dev",
          "dev-no-store-token",
          "dev-tls",
          "combine-logs",
          "help",
          "h",
          "exit-on-core-shutdown");
  private static final Set<String> VALUED =
      Set.of(
          "config",
          "dev-root-token-id",
          "dev-listen-address",
          "dev-tls-cert-dir",
          "log-level",
          "log-format",
          "log-file");
  private static final int DEV_PORT = 8200;

  /**
   * Reads a command line, and Vault's environment variables for what it leaves open.
   *
   * @throws FlagException when it cannot be understood
   */
  public static ServerFlags parse(List<String> words, Map<String, String> environment) {
    Flags flags = Flags.parse(words, SWITCHES, VALUED);
    boolean help = flags.isOn("help") || flags.isOn("h");
    List<Path> configs = flags.all("config").stream().map(Path::of).toList();
    Optional<Dev> dev = dev(flags, environment);
    if (!help && dev.isEmpty() && configs.isEmpty()) {
      throw new FlagException(
          "say what to serve: -config=FILE, or -dev to try things in memory; see: holdfast server"
              + " -help");
    }
    return new ServerFlags(
        help,
        configs,
        dev,
        flags.text("log-level").map(ServerFlags::level),
        flags.text("log-format").map(ServerFlags::format),
        flags.text("log-file").map(Path::of),
        flags.isOn("combine-logs"));
  }

  private static Optional<Dev> dev(Flags flags, Map<String, String> environment) {
    boolean tls = flags.isOn("dev-tls");
    if (!flags.isOn("dev") && !tls) {
      refuseDevFlags(flags);
      return Optional.empty();
    }
    String address =
        flags
            .text("dev-listen-address")
            .or(() -> variable(environment, "DEV_LISTEN_ADDRESS"))
            .orElse("127.0.0.1:" + DEV_PORT);
    return Optional.of(
        new Dev(
            flags
                .text("dev-root-token-id")
                .or(() -> variable(environment, "DEV_ROOT_TOKEN_ID"))
                .orElse(""),
            hostPort(address),
            !flags.isOn("dev-no-store-token"),
            tls,
            flags.text("dev-tls-cert-dir").map(Path::of)));
  }

  /** Silently ignored, they would leave a production server with another token or address. */
  private static void refuseDevFlags(Flags flags) {
    for (String name : List.of("dev-root-token-id", "dev-listen-address", "dev-tls-cert-dir")) {
      if (flags.text(name).isPresent()) {
        throw new FlagException("the flag -" + name + " goes with -dev only");
      }
    }
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get("BAO_" + name))
        .or(() -> Optional.ofNullable(environment.get("VAULT_" + name)))
        .filter(value -> !value.isBlank());
  }

  private static HostPort hostPort(String text) {
    try {
      return HostPort.parse(text, DEV_PORT);
    } catch (IllegalArgumentException e) {
      throw new FlagException(
          "-dev-listen-address must be host:port, not \"" + text + "\": " + e.getMessage());
    }
  }

  private static LogConfig.Level level(String name) {
    return LogConfig.Level.named(name)
        .orElseThrow(
            () -> new FlagException("-log-level must be trace, debug, info, warn or error"));
  }

  private static LogConfig.Format format(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "standard" -> LogConfig.Format.STANDARD;
      case "json" -> LogConfig.Format.JSON;
      default -> throw new FlagException("-log-format must be standard or json");
    };
  }
}
