package io.holdfast.core.sys.config;

import java.util.List;

/**
 * Which web pages' scripts may talk to the server.
 *
 * @param origins as {@code https://app.example}; {@code *} alone: any
 * @param headers what they may send, beside the standard ones
 */
public record CorsRules(
    boolean enabled, List<String> origins, List<String> headers, boolean allowCredentials) {
  /** What the API itself takes; always allowed. */
  private static final List<String> STANDARD =
      List.of(
          "Content-Type",
          "Authorization",
          "X-Vault-Token",
          "X-Vault-MFA",
          "X-Vault-No-Request-Forwarding",
          "X-Vault-Wrap-Format",
          "X-Vault-Wrap-TTL",
          "X-Requested-With",
          "X-Vault-AWS-IAM-Server-ID",
          "X-Vault-Policy-Override");

  /** No page may, and none is told anything. */
  public static final CorsRules OFF = new CorsRules(false, List.of(), List.of(), false);

  /** All headers that may be sent. */
  public List<String> allHeaders() {
    return java.util.stream.Stream.concat(
            STANDARD.stream(), headers.stream().filter(header -> !STANDARD.contains(header)))
        .toList();
  }

  public boolean allows(String origin) {
    return enabled && (origins.contains("*") || origins.contains(origin));
  }
}
