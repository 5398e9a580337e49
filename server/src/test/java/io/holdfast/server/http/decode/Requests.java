package io.holdfast.server.http.decode;

import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.server.config.HostPort;
import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.http.MemoryBudget;
import io.holdfast.server.http.Reservation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Decodes requests that are written down in tests. */
final class Requests {
  static final ListenerConfig LISTENER = ListenerConfig.plain(new HostPort("", 0));
  private static final Origin PEER = new Origin("127.0.0.1", 50_000, List.of());

  private Requests() {}

  static RawRequest raw(
      String method, String target, String body, Map<String, List<String>> headers) {
    return new RawRequest(method, target, headers, body.getBytes(StandardCharsets.UTF_8), PEER);
  }

  static Decoded decode(RawRequest raw, ListenerConfig listener) {
    Reservation reservation = new Reservation(new MemoryBudget(64 << 20));
    return switch (new RequestReader(listener, true).read(raw, reservation)) {
      case Decoded.Unreadable unreadable -> throw unreadable.problem();
      case Decoded.Call call -> call;
      case Decoded.Redirect redirect -> redirect;
    };
  }

  static Request call(
      String method, String target, String body, Map<String, List<String>> headers) {
    return switch (decode(raw(method, target, body, headers), LISTENER)) {
      case Decoded.Call call -> call.request();
      case Decoded.Unreadable unreadable -> throw unreadable.problem();
      case Decoded.Redirect redirect -> throw new AssertionError("a redirect: " + redirect);
    };
  }

  static Request call(String method, String target) {
    return call(method, target, "", Map.of());
  }

  static Request post(String body) {
    return call("POST", "/v1/kv/a", body, Map.of());
  }
}
