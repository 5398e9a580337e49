package io.holdfast.engine.bitcoin.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.Optional;
import java.util.Set;

/**
 * {@code policies/:name}: transaction policies, versioned. A document is taken whole: each write
 * replaces it, and a field that isn't known is an error, since a misspelt limit would be none.
 */
public final class PolicyPath {
  private final PolicyUsers users;
  private final PolicyGuard guard;

  public PolicyPath(PolicyUsers users, PolicyGuard guard) {
    this.users = users;
    this.guard = guard;
  }

  public Routes routes() {
    return Routes.of(
        Named.POLICIES.list(),
        Named.POLICIES
            .route("")
            .describe(
                "Write, read or delete a transaction policy.",
                "A transaction is signed if it keeps within every field of its wallet's policy. An"
                    + " absent field doesn't restrict; an empty list allows nothing. Each write"
                    + " makes a new version of the whole document. Where the version in force has"
                    + " 'changes', a write or a deletion waits for those approvals first.")
            .fields(PolicyFields.ALL)
            .exists(Named.POLICIES::exists)
            .on(Operation.READ, this::read)
            .onWrite(this::write)
            .on(Operation.DELETE, this::delete));
  }

  private Response read(Call call) {
    String name = call.get(Named.NAME);
    guard.settle(call, name);
    return StoredPolicy.find(call.storage(), name)
        .map(policy -> Response.data(PolicyDocuments.view(policy)))
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.POLICIES.label(name)));
  }

  private Response write(Call call) {
    String name = call.get(Named.NAME);
    ObjectNode body = call.request().body().deepCopy();
    body.remove(Named.NAME.name());
    TransactionPolicy policy = PolicyDocuments.parse(body);
    requireNetworks(call, name, policy);
    guard.settle(call, name);
    Optional<Response> held =
        StoredPolicy.find(call.storage(), name)
            .flatMap(now -> guard.hold(call, name, now, Optional.of(policy)));
    return held.orElseGet(() ->
        Response.data(
            PolicyDocuments.view(StoredPolicy.add(call.storage(), name, policy, call.now()))));
  }

  private void requireNetworks(Call call, String name, TransactionPolicy policy) {
    users
        .of(call.storage(), name)
        .forEach((wallet, network) ->
            StoredPolicy.requireNetwork(PolicyFields.DESTINATIONS, policy, wallet, network));
  }

  private Response delete(Call call) {
    String name = call.get(Named.NAME);
    guard.settle(call, name);
    Set<String> wallets = users.of(call.storage(), name).keySet();
    if (!wallets.isEmpty()) {
      throw new Refusal.InvalidRequest(
          Named.POLICIES.label(name)
              + " is in force for the wallets "
              + String.join(", ", wallets)
              + "; give those another policy first");
    }
    Optional<Response> held =
        StoredPolicy.find(call.storage(), name)
            .flatMap(now -> guard.hold(call, name, now, Optional.empty()));
    return held.orElseGet(() -> {
      StoredPolicy.delete(call.storage(), name);
      return Response.empty();
    });
  }
}
