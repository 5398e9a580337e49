package io.holdfast.core.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;

/** The answer to {@code ?help=1}, made of the route's one declaration. */
final class Help {
  private Help() {}

  static Response of(Route route, String path) {
    StringBuilder text = new StringBuilder();
    text.append("Request:        ").append(path).append('\n');
    text.append("Matching Route: ").append(route.pattern().openApiPath()).append("\n\n");
    text.append(route.synopsis()).append("\n\n## PARAMETERS\n");
    for (Field<?> field : route.fields().values()) {
      text.append("\n    ").append(field.name()).append(" (").append(field.type().name());
      text.append(")\n\n        ").append(field.description()).append('\n');
    }
    text.append("\n## DESCRIPTION\n\n").append(route.description());
    ObjectNode body = Json.object();
    body.put("help", text.toString());
    body.putNull("see_also");
    return Response.raw(200, body);
  }
}
