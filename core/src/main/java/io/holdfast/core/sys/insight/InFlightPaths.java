package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.metrics.InFlight;

/** {@code sys/in-flight-req}: what this node is at work on. */
public final class InFlightPaths {
  private final InFlight inFlight;

  public InFlightPaths(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("in-flight-req")
            .describe("Reports in-flight requests.", "")
            .on(Operation.READ, this::read));
  }

  private Response read(Call call) {
    ObjectNode out = Json.object();
    for (InFlight.Entry entry : inFlight.entries()) {
      Origin origin = entry.request().origin();
      ObjectNode one = out.putObject(entry.request().id());
      one.put("start_time", entry.start().toString());
      one.put("client_remote_address", address(origin));
      one.put("request_path", "/v1/" + entry.request().namespace().path() + entry.request().path());
      one.put("request_method", method(entry.request().operation()));
      one.put("client_id", "");
    }
    return Response.raw(200, out);
  }

  private static String address(Origin origin) {
    if (origin.address().isEmpty()) {
      return "";
    }
    boolean six = origin.address().indexOf(':') >= 0;
    return (six ? "[" + origin.address() + "]" : origin.address()) + ":" + origin.port();
  }

  private static String method(Operation operation) {
    return switch (operation) {
      case CREATE, UPDATE -> "PUT";
      case READ, HELP -> "GET";
      case PATCH -> "PATCH";
      case DELETE -> "DELETE";
      case LIST -> "LIST";
      case SCAN -> "SCAN";
      case REVOKE, RENEW -> "";
    };
  }
}
