package io.holdfast.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that the configuration says.
 *
 * @param apiAddr the address that clients are told, e.g. {@code https://vault.example:8200}; empty
 *     to derive it from the first listener
 * @param clusterAddr the address for other nodes; empty likewise
 * @param clusterName the name shown by sys/health; empty to let one be made
 * @param defaultLeaseTtl the lifetime of leases and tokens that ask for none
 * @param maxLeaseTtl the longest lifetime
 * @param disableMlock whether memory may be swapped out
 * @param ui whether {@code /} leads to a user interface
 * @param rawStorageEndpoint whether sys/raw is open
 * @param introspectionEndpoint whether sys/internal/inspect is open
 * @param responseHeaderHostname whether answers carry X-Vault-Hostname
 */
public record ServerConfig(
    StorageConfig storage,
    List<ListenerConfig> listeners,
    SealConfig seal,
    List<AuditConfig> audits,
    LogConfig log,
    TelemetryConfig telemetry,
    String apiAddr,
    String clusterAddr,
    String clusterName,
    Duration defaultLeaseTtl,
    Duration maxLeaseTtl,
    Optional<Path> pidFile,
    boolean disableMlock,
    boolean ui,
    boolean rawStorageEndpoint,
    boolean introspectionEndpoint,
    boolean responseHeaderHostname) {

  /** Vault's {@code default_lease_ttl} and {@code max_lease_ttl} where none is given: 768 hours. */
  public static final Duration SYSTEM_TTL = Duration.ofDays(32);

  public ServerConfig {
    listeners = List.copyOf(listeners);
    audits = List.copyOf(audits);
  }

  public ServerConfig withLog(LogConfig other) {
    return new ServerConfig(
        storage,
        listeners,
        seal,
        audits,
        other,
        telemetry,
        apiAddr,
        clusterAddr,
        clusterName,
        defaultLeaseTtl,
        maxLeaseTtl,
        pidFile,
        disableMlock,
        ui,
        rawStorageEndpoint,
        introspectionEndpoint,
        responseHeaderHostname);
  }

  public ServerConfig withListeners(List<ListenerConfig> other) {
    return new ServerConfig(
        storage,
        other,
        seal,
        audits,
        log,
        telemetry,
        apiAddr,
        clusterAddr,
        clusterName,
        defaultLeaseTtl,
        maxLeaseTtl,
        pidFile,
        disableMlock,
        ui,
        rawStorageEndpoint,
        introspectionEndpoint,
        responseHeaderHostname);
  }
}
