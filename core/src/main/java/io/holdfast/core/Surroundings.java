package io.holdfast.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.function.Supplier;

/**
 * What the program around the core lets its operators see and do through {@code sys/}.
 *
 * @param configuration the configuration in Vault's words, without anything secret
 * @param logLevels how much each logger says
 * @param logLines what the log says from now on
 * @param reload reads certificates and opens log files anew, as a SIGHUP does
 * @param introspection whether {@code sys/internal/inspect} answers
 * @param rawStorage whether {@code sys/raw} answers
 * @param prometheus whether metrics are shown in Prometheus' format
 */
public record Surroundings(
    Supplier<ObjectNode> configuration,
    LogLevels logLevels,
    LogLines logLines,
    Runnable reload,
    boolean introspection,
    boolean rawStorage,
    boolean prometheus) {

  /** A core on its own: no logs to tune, nothing to reload, everything shown. */
  public static final Surroundings NONE =
      new Surroundings(
          Json::object,
          LogLevels.NONE,
          (level, json) -> sink -> () -> {},
          () -> {},
          true,
          true,
          true);
}
