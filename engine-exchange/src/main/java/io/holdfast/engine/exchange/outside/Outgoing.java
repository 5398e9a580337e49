package io.holdfast.engine.exchange.outside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as it is sent.
 *
 * @param body empty for none
 */
public record Outgoing(String method, String url, Map<String, String> headers, String body) {
  public Outgoing {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** For who sends it. */
  public ObjectNode view() {
    ObjectNode view = Json.object().put("method", method).put("url", url);
    view.set("headers", Json.of(headers));
    return view.put("body", body);
  }

  /** Neither headers nor body, which may hold secrets. */
  @Override
  public String toString() {
    return "Outgoing[" + method + "]";
  }
}
