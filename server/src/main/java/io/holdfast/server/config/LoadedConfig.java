package io.holdfast.server.config;

import java.util.List;

/** A configuration that can be used, and what its author should know about it. */
public record LoadedConfig(ServerConfig config, List<Problem> warnings) {
  public LoadedConfig {
    warnings = List.copyOf(warnings);
  }
}
