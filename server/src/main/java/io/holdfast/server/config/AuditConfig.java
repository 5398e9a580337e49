package io.holdfast.server.config;

import java.util.Map;

/**
 * An audit device declared in the configuration: it is there after each start, and the API can
 * neither disable nor change it.
 *
 * @param type {@code file}, {@code socket} or {@code syslog}
 * @param path the device's name
 * @param options as the API's {@code options}
 * @param at where it is declared
 */
public record AuditConfig(
    String type, String path, String description, Map<String, String> options, Place at) {
  public AuditConfig {
    options = Map.copyOf(options);
  }
}
