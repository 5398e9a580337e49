package io.holdfast.core.audit.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.Map;

/**
 * An enabled device as it is stored.
 *
 * @param path with a trailing slash
 * @param type {@code file}, {@code socket} or {@code syslog}
 */
public record DeviceEntry(
    String path, String type, String description, boolean local, Map<String, String> options) {

  /** As {@code sys/audit} lists it. */
  public ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("description", description);
    out.put("local", local);
    ObjectNode shown = out.putObject("options");
    new java.util.TreeMap<>(options).forEach(shown::put);
    out.put("path", path);
    out.put("type", type);
    return out;
  }

  /** An option, or what stands for it when it is not set. */
  public String option(String name, String byDefault) {
    return options.getOrDefault(name, byDefault);
  }
}
