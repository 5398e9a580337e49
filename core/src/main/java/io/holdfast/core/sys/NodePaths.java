package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.Version;
import java.util.ArrayList;
import java.util.List;

/** {@code sys/ha-status} and {@code sys/version-history}: which nodes and versions there are. */
final class NodePaths {
  private final NodeFacts node;

  NodePaths(NodeFacts node) {
    this.node = node;
  }

  Routes routes() {
    return Routes.of(
        Route.path("ha-status")
            .describe("Provides information about the nodes of the cluster.", "")
            .on(Operation.READ, call -> status()),
        Route.path("version-history/?")
            .describe("Lists the versions that the server ran as, with when each began.", "")
            .on(Operation.LIST, NodePaths::versions));
  }

  private Response status() {
    ObjectNode self = Json.object();
    self.put("hostname", node.hostname());
    self.put("api_address", node.apiAddress());
    self.put("cluster_address", "");
    self.put("active_node", true);
    self.putNull("last_echo");
    self.put("version", Version.API_LEVEL);
    self.put("echo_duration_ms", 0);
    self.put("clock_skew_ms", 0);
    ObjectNode data = Json.object();
    data.set("nodes", Json.array().add(self));
    return Response.data(data);
  }

  private static Response versions(Call call) {
    List<String> keys = new ArrayList<>();
    ObjectNode info = Json.object();
    for (VersionHistory.Installed installed : VersionHistory.all(call)) {
      keys.add(installed.version());
      ObjectNode one = info.putObject(installed.version());
      one.put("build_date", installed.buildDate());
      if (installed.previous().isEmpty()) {
        one.putNull("previous_version");
      } else {
        one.put("previous_version", installed.previous());
      }
      one.put("timestamp_installed", installed.at().toString());
    }
    ObjectNode data = Json.object();
    data.set("key_info", info);
    data.set("keys", Json.array(keys));
    return Response.data(data);
  }
}
