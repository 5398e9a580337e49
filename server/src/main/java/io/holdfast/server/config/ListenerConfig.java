package io.holdfast.server.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One listener.
 *
 * @param clusterAddress where other nodes would connect; shown, not listened on
 * @param tls empty when TLS is disabled
 * @param responseHeaders headers added to answers: by {@code default}, a class ({@code 4xx}) or a
 *     status ({@code 404}); each header with its values
 * @param requireRequestHeader whether requests without {@code X-Vault-Request: true} are refused
 * @param unauthenticatedMetrics whether sys/metrics answers without a token
 */
public record ListenerConfig(
    HostPort address,
    HostPort clusterAddress,
    Optional<TlsConfig> tls,
    HttpLimits limits,
    ForwardedConfig forwarded,
    Map<String, Map<String, List<String>>> responseHeaders,
    boolean requireRequestHeader,
    boolean unauthenticatedMetrics) {

  public ListenerConfig {
    responseHeaders = Map.copyOf(responseHeaders);
  }

  /** A listener without TLS and with the defaults of all else. */
  public static ListenerConfig plain(HostPort address) {
    return new ListenerConfig(
        address,
        new HostPort(address.host(), address.port() == 0 ? 0 : address.port() + 1),
        Optional.empty(),
        HttpLimits.DEFAULT,
        ForwardedConfig.NONE,
        Map.of(),
        false,
        false);
  }

  public ListenerConfig withTls(TlsConfig other) {
    return new ListenerConfig(
        address,
        clusterAddress,
        Optional.of(other),
        limits,
        forwarded,
        responseHeaders,
        requireRequestHeader,
        unauthenticatedMetrics);
  }

  public ListenerConfig withLimits(HttpLimits other) {
    return new ListenerConfig(
        address,
        clusterAddress,
        tls,
        other,
        forwarded,
        responseHeaders,
        requireRequestHeader,
        unauthenticatedMetrics);
  }
}
