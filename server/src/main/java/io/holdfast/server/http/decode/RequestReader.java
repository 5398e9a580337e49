package io.holdfast.server.http.decode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.http.HttpProblem;
import io.holdfast.server.http.Reservation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a {@link Request} of what a client sent. */
public final class RequestReader {
  private static final String API = "/v1/";

  private final ListenerConfig listener;
  private final boolean ui;
  private final ForwardedFor forwarded;
  private final BodyReader bodies;

  /**
   * @param ui whether {@code /} leads to the user interface
   */
  public RequestReader(ListenerConfig listener, boolean ui) {
    this.listener = listener;
    this.ui = ui;
    this.forwarded = new ForwardedFor(listener.forwarded());
    this.bodies = new BodyReader(listener.limits());
  }

  /**
   * Reads a request.
   *
   * @param reservation counts the memory of its fields
   * @throws HttpProblem when it is none that the core could answer
   */
  public Decoded read(RawRequest raw, Reservation reservation) {
    Target target = Target.parse(raw.target());
    String clean = target.cleanPath();
    if (!clean.equals(target.path())) {
      return new Decoded.Redirect(target.withPath(clean));
    }
    if (!clean.startsWith(API)) {
      return outsideOfApi(clean);
    }
    if (listener.requireRequestHeader() && !raw.header("x-vault-request").equals("true")) {
      throw new HttpProblem(
          412, "missing required \"X-Vault-Request\" header: send the value true");
    }
    Origin origin = forwarded.origin(raw);
    String path = LogicalPaths.decode(clean.substring(API.length()));
    Namespace namespace = Headers.namespace(raw);
    Optional<Duration> wrapTtl = Headers.wrapTtl(raw);
    Request known =
        new Request(
            RequestIds.next(),
            namespace,
            operation(raw.method()),
            path,
            Json.object(),
            Headers.token(raw),
            origin,
            wrapTtl,
            withoutCredentials(raw.headers()),
            raw.upload());
    try {
      Asked asked = asked(raw, path, Query.parse(target.query(), "query"), reservation);
      return new Decoded.Call(known.asking(asked.operation, asked.path, asked.fields));
    } catch (HttpProblem problem) {
      return new Decoded.Unreadable(known, problem);
    }
  }

  /** Whether a request is for the metrics, and this listener gives them to anybody. */
  public boolean opensMetrics(Request request) {
    return listener.unauthenticatedMetrics()
        && request.operation() == Operation.READ
        && request.path().equals("sys/metrics");
  }

  /** What a method asks for, as far as it tells without the rest of the request. */
  private static Operation operation(String method) {
    return switch (method) {
      case "POST", "PUT" -> Operation.UPDATE;
      case "PATCH" -> Operation.PATCH;
      case "DELETE" -> Operation.DELETE;
      case "LIST" -> Operation.LIST;
      case "SCAN" -> Operation.SCAN;
      case "HELP" -> Operation.HELP;
      default -> Operation.READ;
    };
  }

  private record Asked(Operation operation, String path, ObjectNode fields) {}

  private Asked asked(RawRequest raw, String path, Query query, Reservation reservation) {
    if (raw.method().equals("HELP") || !query.first("help").isEmpty()) {
      query.remove("help");
      return new Asked(Operation.HELP, path, query.fields());
    }
    return switch (raw.method()) {
      case "GET" -> read(path, query);
      // As in Vault: load balancers ask for the health in this way, clients of ACME for a nonce.
      case "HEAD" -> {
        if (!path.equals("sys/health") && !path.endsWith("acme/new-nonce")) {
          throw new HttpProblem(405, "unsupported operation");
        }
        yield new Asked(Operation.READ, path, query.fields());
      }
      case "LIST" -> new Asked(Operation.LIST, folder(path), query.fields());
      case "SCAN" -> new Asked(Operation.SCAN, folder(path), query.fields());
      case "DELETE" -> new Asked(Operation.DELETE, path, query.fields());
      case "POST", "PUT" ->
          new Asked(
              Operation.UPDATE,
              path,
              raw.upload().isPresent() ? query.fields() : bodies.fields(raw, true, reservation));
      case "PATCH" -> {
        Headers.requireMergePatch(raw);
        yield new Asked(Operation.PATCH, path, bodies.fields(raw, false, reservation));
      }
      case "OPTIONS" ->
          throw new HttpProblem(400, "OPTIONS is answered only where sys/config/cors is set");
      default -> throw new HttpProblem(405);
    };
  }

  private static Asked read(String path, Query query) {
    boolean list = query.takeSwitch("list");
    boolean scan = query.takeSwitch("scan");
    if (list && scan) {
      throw new HttpProblem(400, "list and scan cannot both be asked for");
    }
    if (list || scan) {
      return new Asked(list ? Operation.LIST : Operation.SCAN, folder(path), query.fields());
    }
    return new Asked(Operation.READ, path, query.fields());
  }

  /** A listing is always of a folder: policies see the path with its slash. */
  private static String folder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  private Decoded outsideOfApi(String path) {
    if (ui && (path.equals("/") || path.equals("/ui"))) {
      return new Decoded.Redirect("/ui/");
    }
    throw new HttpProblem(404);
  }

  private static Map<String, List<String>> withoutCredentials(Map<String, List<String>> headers) {
    Map<String, List<String>> others = new HashMap<>(headers);
    others.remove("x-vault-token");
    List<String> authorization = others.get("authorization");
    if (authorization != null && Headers.isBearer(authorization.getFirst())) {
      others.remove("authorization");
    }
    return others;
  }
}
