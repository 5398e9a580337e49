package io.holdfast.engine.exchange.broker;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a token endpoint gave (RFC 6749, section 5.1).
 *
 * @param refreshToken empty where the one before stays
 */
record Tokens(
    String accessToken,
    String refreshToken,
    Duration lifetime,
    Optional<Duration> refreshLifetime) {
  private static final long USUAL_SECONDS = 300;
  private static final long MOST_SECONDS = Duration.ofDays(366).toSeconds();

  /** Reads an answer; empty when it is none. */
  static Optional<Tokens> read(byte[] body) {
    JsonNode node;
    try {
      node = Json.parse(body);
    } catch (IOException e) {
      return Optional.empty();
    }
    String access = node.path("access_token").asText("");
    if (access.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Tokens(
            access,
            node.path("refresh_token").asText(""),
            seconds(node.path("expires_in")).orElse(Duration.ofSeconds(USUAL_SECONDS)),
            seconds(node.path("refresh_expires_in"))));
  }

  private static Optional<Duration> seconds(JsonNode node) {
    long seconds = node.asLong(0);
    return seconds <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.min(seconds, MOST_SECONDS)));
  }

  /** The error of a refusal (RFC 6749, section 5.2); empty for none. */
  static String error(byte[] body) {
    try {
      String error = Json.parse(body).path("error").asText("");
      return error.matches("[a-z_]{1,60}") ? error : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Leaves out the tokens. */
  @Override
  public String toString() {
    return "Tokens[" + lifetime + "]";
  }
}
