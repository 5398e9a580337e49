package io.holdfast.server.config;

import java.time.Duration;

/**
 * What a client may take of the server.
 *
 * @param maxRequestSize the largest body in bytes
 * @param maxJsonMemory the most memory that a body may take once it is read, in bytes: many small
 *     values take far more than their text
 * @param maxJsonDepth how deep objects and lists may be nested
 * @param maxRequestDuration after which a request is answered with 503
 * @param readHeaderTimeout for the TLS handshake, and from a request's first byte to its last
 *     header
 * @param readTimeout from a request's first byte to its last
 * @param writeTimeout for the client to take an answer
 * @param idleTimeout between requests
 */
public record HttpLimits(
    long maxRequestSize,
    long maxJsonMemory,
    int maxJsonDepth,
    Duration maxRequestDuration,
    Duration readHeaderTimeout,
    Duration readTimeout,
    Duration writeTimeout,
    Duration idleTimeout) {

  /**
   * Deeper documents are refused by {@link #maxJsonDepth}, whatever it is set to: a stored one must
   * remain readable within the documents that are wrapped around it.
   */
  public static final int DEEPEST_JSON = 150;

  /** Vault's values where it has one. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          32 << 20,
          128 << 20,
          DEEPEST_JSON,
          Duration.ofSeconds(90),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5));
}
