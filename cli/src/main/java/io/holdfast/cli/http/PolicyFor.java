package io.holdfast.cli.http;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonPrinter;

/** The ACL policy that a request needs, in HCL. */
final class PolicyFor {
  private PolicyFor() {}

  static String request(ApiRequest request) {
    String capabilities =
        switch (request.method()) {
          case "GET" -> request.query().containsKey("list") ? "\"list\"" : "\"read\"";
          case "LIST" -> "\"list\"";
          case "DELETE" -> "\"delete\"";
          case "PATCH" -> "\"patch\"";
          default -> "\"create\", \"update\"";
        };
    String path = JsonPrinter.compact(Json.of(request.path()));
    return "path " + path + " {\n  capabilities = [" + capabilities + "]\n}";
  }
}
