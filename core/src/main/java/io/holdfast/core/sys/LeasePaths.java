package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import java.time.Duration;
import java.time.Instant;

/** {@code sys/leases}: looking up, listing and revoking leases. */
final class LeasePaths {
  private static final Field<String> LEASE = Field.string("lease_id", "The lease's id.");
  private static final Field<String> URL_LEASE =
      Field.string("url_lease_id", "The lease's id, in the URL.");
  private static final Field<String> PREFIX = Field.string("prefix", "The leases' path.");
  private static final Field<Boolean> SYNC =
      Field.bool("sync", "Accepted: it is always done at once.");
  private static final Field<Duration> INCREMENT =
      Field.signedDuration("increment", "The wanted lifetime from now.");
  private static final Field<String> TYPE = Field.string("type", "irrevocable");

  private final Tokens tokens;

  LeasePaths(SystemRooms rooms) {
    this.tokens = rooms.tokens();
  }

  Routes routes() {
    return Routes.of(
        Route.path("leases/lookup/{prefix:rest}")
            .describe("List the leases below a path.", "")
            .fields(PREFIX)
            .sudo()
            .on(Operation.LIST, this::list),
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
        prefix("leases/revoke-prefix/{prefix:rest}"),
        prefix("revoke-prefix/{prefix:rest}"),
        prefix("leases/revoke-force/{prefix:rest}"),
        prefix("revoke-force/{prefix:rest}"),
        Route.path("leases/count")
            .describe("Count of leases associated with this server.", "")
            .fields(TYPE)
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

  private Route.Builder prefix(String path) {
    return Route.path(path)
        .describe("Revoke all secrets generated below a path.", "")
        .fields(PREFIX, SYNC)
        .sudo()
        .on(Operation.UPDATE, this::revokePrefix);
  }

  private Response list(Call call) {
    String prefix = call.get(PREFIX);
    String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    return Response.keys(tokens.leases(CoreCall.of(call).tx()).list(folder));
  }

  private Response lookup(Call call) {
    String id = call.get(LEASE);
    if (id.isEmpty()) {
      throw new Refusal.InvalidRequest("lease_id must be specified");
    }
    TokenEntry entry =
        tokens
            .byLease(CoreCall.of(call).tx(), id)
            .orElseThrow(() -> new Refusal.InvalidRequest("invalid lease"));
    ObjectNode data = Json.object();
    Instant expires = entry.expires();
    Instant renewed = entry.lastRenewal();
    data.put("expire_time", expires == null ? null : expires.toString());
    data.put("id", id);
    data.put("issue_time", entry.created().toString());
    data.put("last_renewal", renewed == null ? null : renewed.toString());
    data.put("path", entry.path());
    data.put("renewable", entry.renewable());
    data.put("ttl", entry.remaining(call.now()).toSeconds());
    return Response.data(data);
  }

  private static String id(Call call) {
    String id = call.get(LEASE);
    String inUrl = call.find(URL_LEASE).orElse("");
    String chosen = id.isEmpty() ? inUrl : id;
    if (chosen.isEmpty()) {
      throw new Refusal.InvalidRequest("lease_id must be specified");
    }
    return chosen.startsWith("/") ? chosen.substring(1) : chosen;
  }

  private Response renew(Call call) {
    boolean known = tokens.byLease(CoreCall.of(call).tx(), id(call)).isPresent();
    throw new Refusal.InvalidRequest(
        known
            ? "tokens cannot be renewed through this endpoint; use auth/token/renew"
            : "lease not found");
  }

  private Response revoke(Call call) {
    CoreCall core = CoreCall.of(call);
    tokens.byLease(core.tx(), id(call)).ifPresent(entry -> tokens.revoke(core.tx(), entry));
    return Response.empty();
  }

  private Response revokePrefix(Call call) {
    tokens.revokeUnder(CoreCall.of(call).tx(), call.get(PREFIX));
    return Response.empty();
  }

  private Response count(Call call) {
    if (!call.get(TYPE).equals("irrevocable")) {
      throw new Refusal.InvalidRequest("type: only \"irrevocable\" is supported");
    }
    ObjectNode data = Json.object();
    data.putObject("counts");
    data.put("lease_count", 0);
    return Response.data(data);
  }

  private static Response tidy(Call call) {
    call.warn(
        "Tidy operation successfully started. What belongs to a lease that ended is removed"
            + " without being asked.");
    return Response.accepted();
  }
}
