package io.holdfast.cli.http;

import java.time.Duration;
import java.util.Map;

/**
 * What every request of a command shares. Texts are "" where unset.
 *
 * @param headers further headers, by name
 * @param wrapTtl how long a wrapped answer may wait, as the server reads it ("60s")
 * @param dryRun whether a request is described instead of sent
 */
public record ClientSettings(
    Address address,
    String token,
    String namespace,
    TlsSettings tls,
    Map<String, String> headers,
    String wrapTtl,
    boolean followRedirects,
    Duration timeout,
    DryRun dryRun) {

  /** What to do in place of sending. */
  public enum DryRun {
    OFF,
    CURL,
    POLICY
  }

  /** The same with another token. */
  public ClientSettings withToken(String other) {
    return new ClientSettings(
        address, other, namespace, tls, headers, wrapTtl, followRedirects, timeout, dryRun);
  }

  /** The same without wrapping. */
  public ClientSettings withoutWrapping() {
    return new ClientSettings(
        address, token, namespace, tls, headers, "", followRedirects, timeout, dryRun);
  }

  /** Without the token: for messages. */
  @Override
  public String toString() {
    return "ClientSettings[" + address + "]";
  }
}
