package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Handler;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.BulkRevocation;
import io.holdfast.core.lease.LeaseEntry;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.namespace.NamespaceTree;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code sys/leases}: looking up, listing and revoking leases. */
final class LeasePaths {
  private static final Field<String> LEASE = Field.string("lease_id", "The lease's id.");
  private static final Field<String> URL_LEASE =
      Field.string("url_lease_id", "The lease's id, in the URL.");
  private static final Field<String> PREFIX = Field.string("prefix", "The leases' path.");
  private static final Field<Boolean> SYNC =
      Field.bool("sync", "Whether to wait until the secret is taken back, and to say why not.");
  private static final Field<Duration> INCREMENT =
      Field.signedDuration("increment", "The wanted lifetime from now.");
  private static final Field<String> TYPE =
      Field.string("type", "irrevocable: those that could not be revoked.").inQuery();
  private static final Field<String> LIMIT =
      Field.string("limit", "At most so many; none for all. 10,000 unless given.").inQuery();
  private static final Field<Boolean> CHILDREN =
      Field.bool("include_child_namespaces", "Whether those of namespaces below count too.")
          .inQuery();

  private static final int LISTED = 10_000;

  private final Tokens tokens;

  LeasePaths(SystemRooms rooms) {
    this.tokens = rooms.tokens();
  }

  Routes routes() {
    return Routes.of(
        Route.path("leases")
            .describe(
                "List the leases that could not be revoked.",
                "Their secrets still exist: each was asked for again and again, and is still.")
            .fields(TYPE, LIMIT, CHILDREN)
            .sudo()
            .on(Operation.READ, this::irrevocable),
        Route.path("leases/lookup/")
            .describe("List the leases.", "")
            .sudo()
            .on(Operation.LIST, call -> list(call, "")),
        Route.path("leases/lookup/{prefix:rest}")
            .describe("List the leases below a path.", "")
            .fields(PREFIX)
            .sudo()
            .on(Operation.LIST, call -> list(call, call.get(PREFIX))),
        Route.path("leases/lookup")
            .describe("View lease metadata.", "")
            .fields(LEASE)
            .on(Operation.UPDATE, this::lookup),
        renewal("leases/renew"),
        renewal("leases/renew/{url_lease_id:rest}").fields(URL_LEASE),
        renewal("renew"),
        renewal("renew/{url_lease_id:rest}").fields(URL_LEASE),
        revocation("leases/revoke"),
        revocation("leases/revoke/{url_lease_id:rest}").fields(URL_LEASE),
        revocation("revoke"),
        revocation("revoke/{url_lease_id:rest}").fields(URL_LEASE),
        prefix("leases/revoke-prefix/{prefix:rest}", this::revokePrefix),
        prefix("revoke-prefix/{prefix:rest}", this::revokePrefix),
        prefix("leases/revoke-force/{prefix:rest}", this::revokeForce),
        prefix("revoke-force/{prefix:rest}", this::revokeForce),
        Route.path("leases/count")
            .describe("Count of leases associated with this server.", "")
            .fields(TYPE, CHILDREN)
            .on(Operation.READ, this::count),
        Route.path("leases/tidy")
            .describe("This endpoint performs cleanup tasks of leases.", "")
            .on(Operation.UPDATE, LeasePaths::tidy));
  }

  private Route.Builder renewal(String path) {
    return Route.path(path)
        .describe("Renew a lease on a secret.", "")
        .fields(LEASE, INCREMENT)
        .on(Operation.UPDATE, this::renew);
  }

  private Route.Builder revocation(String path) {
    return Route.path(path)
        .describe("Revoke a leased secret immediately.", "")
        .fields(LEASE, SYNC)
        .on(Operation.UPDATE, this::revoke);
  }

  private static Route.Builder prefix(String path, Handler handler) {
    return Route.path(path)
        .describe("Revoke all secrets generated below a path.", "")
        .fields(PREFIX, SYNC)
        .sudo()
        .on(Operation.UPDATE, handler);
  }

  private Response list(Call call, String prefix) {
    String folder = folder(prefix);
    BarrierTx tx = CoreCall.of(call).tx();
    Namespace namespace = call.request().namespace();
    TreeSet<String> keys = new TreeSet<>(tokens.leases(tx, namespace).list(folder));
    keys.addAll(SecretLeases.all(tx, namespace).list(folder));
    return Response.keys(List.copyOf(keys));
  }

  private static String folder(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private Response lookup(Call call) {
    String id = call.get(LEASE);
    if (id.isEmpty()) {
      throw new Refusal.InvalidRequest("lease_id must be specified");
    }
    requireWithin(call, id);
    BarrierTx tx = CoreCall.of(call).tx();
    return Response.data(
        SecretLeases.live(tx, id)
            .map(entry -> describe(entry, call.now()))
            .or(() -> tokens.byLease(tx, id).map(entry -> describe(entry, id, call.now())))
            .orElseThrow(() -> new Refusal.InvalidRequest("invalid lease")));
  }

  private static ObjectNode describe(TokenEntry entry, String id, Instant now) {
    return describe(
        id,
        entry.path(),
        entry.created(),
        entry.expires(),
        entry.lastRenewal(),
        entry.renewable(),
        entry.remaining(now));
  }

  private static ObjectNode describe(LeaseEntry entry, Instant now) {
    String path = entry.id().substring(0, entry.id().lastIndexOf('/'));
    return describe(
        entry.id(),
        path,
        entry.issued(),
        entry.expires(),
        entry.lastRenewal(),
        entry.renewable(),
        Duration.between(now, Objects.requireNonNull(entry.expires())));
  }

  private static ObjectNode describe(
      String id,
      String path,
      Instant issued,
      @Nullable Instant expires,
      @Nullable Instant renewed,
      boolean renewable,
      Duration left) {
    ObjectNode data = Json.object();
    data.put("expire_time", expires == null ? null : expires.toString());
    data.put("id", id);
    data.put("issue_time", issued.toString());
    data.put("last_renewal", renewed == null ? null : renewed.toString());
    data.put("path", path);
    data.put("renewable", renewable);
    data.put("ttl", left.toSeconds());
    return data;
  }

  private static String id(Call call) {
    String id = call.get(LEASE);
    String inUrl = call.find(URL_LEASE).orElse("");
    String chosen = id.isEmpty() ? inUrl : id;
    if (chosen.isEmpty()) {
      throw new Refusal.InvalidRequest("lease_id must be specified");
    }
    String clean = chosen.startsWith("/") ? chosen.substring(1) : chosen;
    requireWithin(call, clean);
    return clean;
  }

  /** A lease is seen from its own namespace and from those above. */
  private static void requireWithin(Call call, String id) {
    boolean within =
        CoreCall.of(call)
            .topology()
            .namespaces()
            .live(Namespace.idIn(id))
            .filter(call.request().namespace()::contains)
            .isPresent();
    if (!within) {
      throw new Refusal.InvalidRequest("invalid lease");
    }
  }

  private Outcome renew(Call call) {
    CoreCall core = CoreCall.of(call);
    String id = id(call);
    Optional<LeaseEntry> entry = SecretLeases.live(core.tx(), id);
    if (entry.isPresent()) {
      return LeaseWork.renew(core, entry.get(), call.get(INCREMENT));
    }
    throw new Refusal.InvalidRequest(
        tokens.byLease(core.tx(), id).isPresent()
            ? "tokens cannot be renewed through this endpoint; use auth/token/renew"
            : "lease not found");
  }

  private Outcome revoke(Call call) {
    CoreCall core = CoreCall.of(call);
    String id = id(call);
    tokens.byLease(core.tx(), id).ifPresent(entry -> tokens.revoke(core.tx(), entry));
    Optional<LeaseEntry> secret = SecretLeases.find(core.tx(), id);
    if (secret.isPresent() && call.get(SYNC)) {
      return LeaseWork.revoke(core, secret.get());
    }
    secret.ifPresent(entry -> SecretLeases.end(core.tx(), entry));
    return Response.empty();
  }

  private Response revokePrefix(Call call) {
    tokens.revokeUnder(CoreCall.of(call).tx(), call.request().namespace(), call.get(PREFIX));
    BulkRevocation.under(
        CoreCall.of(call).tx(), call.request().namespace(), folder(call.get(PREFIX)), false);
    return Response.empty();
  }

  private Response revokeForce(Call call) {
    tokens.revokeUnder(CoreCall.of(call).tx(), call.request().namespace(), call.get(PREFIX));
    BulkRevocation.under(
        CoreCall.of(call).tx(), call.request().namespace(), folder(call.get(PREFIX)), true);
    return Response.empty();
  }

  private Response count(Call call) {
    requireIrrevocable(call);
    CoreCall core = CoreCall.of(call);
    Map<String, Integer> counts = new TreeMap<>();
    List<LeaseEntry> stuck = stuck(call, Integer.MAX_VALUE);
    stuck.forEach(entry -> counts.merge(mountPath(core, entry), 1, Integer::sum));
    ObjectNode data = Json.object();
    ObjectNode byMount = data.putObject("counts");
    counts.forEach(byMount::put);
    data.put("lease_count", stuck.size());
    return Response.data(data);
  }

  private Response irrevocable(Call call) {
    requireIrrevocable(call);
    CoreCall core = CoreCall.of(call);
    ObjectNode data = Json.object();
    ArrayNode leases = data.putArray("leases");
    stuck(call, limit(call))
        .forEach(entry ->
            leases
                .addObject()
                .put("lease_id", entry.id())
                .put("mount_id", mountPath(core, entry))
                .put("error", entry.problem()));
    data.put("lease_count", leases.size());
    return Response.data(data);
  }

  private static int limit(Call call) {
    String limit = call.get(LIMIT);
    if (limit.isEmpty()) {
      return LISTED;
    }
    if (limit.equals("none")) {
      return Integer.MAX_VALUE;
    }
    if (!limit.matches("[1-9][0-9]{0,8}")) {
      throw new Refusal.InvalidRequest("limit must be a number above 0, or none");
    }
    return Integer.parseInt(limit);
  }

  /** Those of the request's namespace, and of the ones below where it asks for them. */
  private static List<LeaseEntry> stuck(Call call, int limit) {
    CoreCall core = CoreCall.of(call);
    Namespace asked = call.request().namespace();
    NamespaceTree namespaces = core.topology().namespaces();
    return SecretLeases.stuck(core.tx(), Integer.MAX_VALUE).stream()
        .filter(entry -> {
          String of = Namespace.idIn(entry.id());
          return of.equals(asked.id())
              || (call.get(CHILDREN) && namespaces.live(of).filter(asked::contains).isPresent());
        })
        .limit(limit)
        .toList();
  }

  private static String mountPath(CoreCall core, LeaseEntry entry) {
    return core.topology()
        .byUuid(core.tx(), entry.mount())
        .map(mounted -> mounted.entry().requestPath())
        .orElse(entry.mount());
  }

  private static void requireIrrevocable(Call call) {
    if (!call.get(TYPE).equals("irrevocable")) {
      throw new Refusal.InvalidRequest("type: only \"irrevocable\" is supported");
    }
  }

  private static Response tidy(Call call) {
    call.warn(
        "Tidy operation successfully started. What belongs to a lease that ended is removed"
            + " without being asked.");
    return Response.accepted();
  }
}
