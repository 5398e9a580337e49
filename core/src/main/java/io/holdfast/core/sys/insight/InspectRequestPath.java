package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Caller;
import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.subject.Subject;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code sys/internal/inspect/request}: the request itself as an engine sees it, for who wants to
 * know what proxies made of it. No token is shown, nor what else lets somebody in.
 */
final class InspectRequestPath {
  private static final Set<String> SECRET =
      Set.of("x-vault-token", "authorization", "proxy-authorization", "cookie");

  private final Introspection introspection;

  InspectRequestPath(Introspection introspection) {
    this.introspection = introspection;
  }

  Routes routes() {
    return Routes.of(
        Route.path("internal/inspect/request")
            .describe("Shows this request as an engine sees it.", "Tokens are left out.")
            .sudo()
            .on(Operation.READ, this::read));
  }

  private Response read(Call call) {
    introspection.require();
    Subject subject = CoreCall.of(call).subject();
    ObjectNode data = Json.object();
    data.set("req", request(call));
    data.set("data", call.request().body().deepCopy());
    data.set("entity", subject.entity().map(InspectRequestPath::entity).orElse(null));
    ArrayNode groups = data.putArray("groups");
    subject.groups().forEach(group -> groups.add(group(group)));
    return Response.data(data);
  }

  private static ObjectNode request(Call call) {
    Request request = call.request();
    Caller caller = call.caller();
    Mount mount = call.mount();
    ObjectNode out = Json.object();
    out.put("id", request.id());
    out.put("operation", request.operation().name().toLowerCase(Locale.ROOT));
    out.put("namespace", request.namespace().path());
    out.put("path", call.path());
    out.put("mount_point", mount.path());
    out.put("mount_type", mount.type());
    out.put("mount_accessor", mount.accessor());
    out.put("client_token_accessor", caller.accessor());
    out.put("display_name", caller.displayName());
    out.put("entity_id", caller.entityId());
    out.set("policies", Json.array(caller.policies()));
    Origin origin = request.origin();
    ObjectNode connection = out.putObject("connection");
    connection.put("remote_addr", origin.address());
    connection.put("remote_port", origin.port());
    ArrayNode certificates = connection.putArray("peer_certificates");
    origin
        .clientCertificates()
        .forEach(certificate -> certificates.add(certificate.getSubjectX500Principal().getName()));
    ObjectNode headers = out.putObject("headers");
    new TreeMap<>(request.headers())
        .forEach((name, values) -> {
          if (!SECRET.contains(name)) {
            headers.set(name, Json.array(values));
          }
        });
    request.wrapTtl().ifPresent(ttl -> out.putObject("wrap_info").put("ttl", ttl.toSeconds()));
    return out;
  }

  private static ObjectNode entity(Entity entity) {
    ObjectNode out = Json.object();
    out.put("id", entity.id());
    out.put("name", entity.name());
    out.put("disabled", entity.disabled());
    out.set("metadata", Json.of(entity.metadata()));
    return out;
  }

  private static ObjectNode group(Group group) {
    ObjectNode out = Json.object();
    out.put("id", group.id());
    out.put("name", group.name());
    out.set("metadata", Json.of(group.metadata()));
    return out;
  }
}
