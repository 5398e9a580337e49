package io.holdfast.engine.bitcoin.policy;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.bitcoin.route.Named;

/** {@code policies/:name/versions}: every version there ever was, a deleted policy's too. */
public final class PolicyVersionsPath {
  private static final Field<Long> VERSION =
      Field.integer("version", "The number of a version, from 1.").asRequired();

  private PolicyVersionsPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.POLICIES
            .route("/versions/?")
            .describe(
                "List the versions of a policy.",
                "Lists the numbers of all versions, those before a deletion included.")
            .on(
                Operation.LIST,
                call -> Response.keys(StoredPolicy.versions(call.storage(), call.get(Named.NAME)))),
        Named.POLICIES
            .route("/versions/{version}")
            .fields(VERSION)
            .describe(
                "Read a version of a policy.",
                "Shows what the policy said then, with the hash that receipts name.")
            .on(Operation.READ, PolicyVersionsPath::read));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    long version = call.get(VERSION);
    return StoredPolicy.version(call.storage(), name, version)
        .map(policy -> Response.data(PolicyDocuments.view(policy)))
        .orElseThrow(
            () -> new Refusal.NotFound(Named.POLICIES.label(name) + " has no version " + version));
  }
}
