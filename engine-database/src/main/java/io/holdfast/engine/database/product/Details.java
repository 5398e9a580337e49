package io.holdfast.engine.database.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Durations;
import io.holdfast.api.Refusal;
import java.time.Duration;
import java.util.List;

/**
 * The settings of a connection that its product knows, as a client gave them: numbers may be text,
 * as Vault's command line sends them.
 */
public record Details(ObjectNode values) {
  /** Settings that no read shows. */
  public static final List<String> SECRET =
      List.of("password", "private_key", "tls_certificate_key", "self_managed_password");

  /** A text; empty when absent. */
  public String text(String name) {
    return values.path(name).asText("");
  }

  /** A text that must be there. */
  public String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest(name + " cannot be empty");
    }
    return text;
  }

  public boolean isTrue(String name) {
    JsonNode value = values.path(name);
    return switch (value.asText("")) {
      case "true", "1", "t", "T", "TRUE", "True" -> true;
      case "", "null", "false", "0", "f", "F", "FALSE", "False" -> false;
      default -> throw new Refusal.InvalidRequest(name + " must be true or false");
    };
  }

  /** A whole number; 0 when absent. */
  public int number(String name) {
    String text = text(name);
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest(name + " must be a whole number");
    }
  }

  /** Seconds, or text with units; zero when absent. */
  public Duration duration(String name) {
    try {
      return Durations.parse(text(name));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(name + ": write seconds (3600) or units (1h30m)");
    }
  }

  /** The names of the settings only. */
  @Override
  public String toString() {
    return "Details" + values.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
