package io.holdfast.core.sys.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.quota.LeaseCounts;
import io.holdfast.core.quota.LeaseQuota;
import io.holdfast.core.quota.LeaseQuotas;
import io.holdfast.core.token.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code sys/quotas/lease-count}: how many leases there may be, in the form of Vault Enterprise.
 */
public final class LeaseCountPaths {
  private static final Field<String> NAME = Field.string("name", "The name of the quota.");
  private static final Field<String> TYPE = Field.string("type", "lease-count.");
  private static final Field<String> PATH =
      Field.string("path", "A mount, or a path below one; * at the end; empty: everything.");
  private static final Field<String> ROLE =
      Field.string("role", "Leases do not tell their role: limit the mount instead.");
  private static final Field<Long> MAX_LEASES =
      Field.integer("max_leases", "How many leases there may be.");
  private static final Field<Boolean> INHERITABLE =
      Field.bool("inheritable", "Whether it is for the namespaces below too.");

  private final Tokens tokens;

  public LeaseCountPaths(Tokens tokens) {
    this.tokens = tokens;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("quotas/lease-count/?")
            .describe("List the names of all the lease count quotas.", "")
            .on(Operation.LIST, LeaseCountPaths::list),
        Route.path("quotas/lease-count/{name}")
            .describe("Get, create or update a lease count quota.", "")
            .fields(NAME, TYPE, PATH, ROLE, MAX_LEASES, INHERITABLE)
            .on(Operation.READ, LeaseCountPaths::read)
            .onWrite(this::write)
            .on(Operation.DELETE, LeaseCountPaths::delete));
  }

  private static Response list(Call call) {
    return Response.keys(
        LeaseQuotas.all(CoreCall.of(call).tx()).stream().map(LeaseQuota::name).toList());
  }

  private static Response read(Call call) {
    CoreCall core = CoreCall.of(call);
    LeaseQuota quota =
        LeaseQuotas.named(core.tx(), call.get(NAME)).orElseThrow(Refusal.NotFound::new);
    ObjectNode data = Json.object();
    data.put("counter", LeaseCounts.count(core.tx(), quota.name()));
    data.put("inheritable", quota.inheritable());
    data.put("max_leases", quota.maxLeases());
    data.put("name", quota.name());
    data.put("path", quota.path());
    data.put("role", "");
    data.put("type", "lease-count");
    return Response.data(data);
  }

  private Response write(Call call) {
    CoreCall core = CoreCall.of(call);
    long most = call.get(MAX_LEASES);
    if (most <= 0) {
      throw new Refusal.InvalidRequest("'max_leases' is invalid: give a number greater than zero");
    }
    if (!call.get(ROLE).isEmpty()) {
      throw new Refusal.InvalidRequest(
          "role: leases are counted by mount and path, not by role; leave it out");
    }
    String path = call.get(PATH);
    LeaseQuotas.put(
        core.tx(),
        call.get(NAME),
        Scopes.of(path, "", core),
        most,
        call.find(INHERITABLE).orElse(path.isEmpty()),
        leases(core));
    return Response.empty();
  }

  /** All leases of all namespaces. */
  private List<LeaseCounts.Leases> leases(CoreCall core) {
    List<Namespace> namespaces = new ArrayList<>(List.of(Namespace.ROOT));
    core.topology()
        .namespaces()
        .below(Namespace.ROOT)
        .forEach(entry -> namespaces.add(entry.namespace()));
    List<LeaseCounts.Leases> leases = new ArrayList<>();
    for (Namespace namespace : namespaces) {
      String path = namespace.path();
      leases.add(new LeaseCounts.Leases(path, tokens.leases(core.tx(), namespace)));
      leases.add(new LeaseCounts.Leases(path, SecretLeases.all(core.tx(), namespace)));
    }
    return leases;
  }

  private static Response delete(Call call) {
    CoreCall core = CoreCall.of(call);
    LeaseQuotas.remove(core.tx(), call.get(NAME));
    return Response.empty();
  }
}
