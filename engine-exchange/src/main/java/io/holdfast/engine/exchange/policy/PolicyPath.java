package io.holdfast.engine.exchange.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.exchange.key.KeyStore;
import io.holdfast.engine.exchange.route.Named;
import java.util.List;

/** {@code policies/:name}: versioned; each write replaces the whole document. */
public final class PolicyPath {
  private static final Field<Long> VERSION =
      Field.integer("version", "Of a read: the version to show instead of the one in force.")
          .inQuery();
  private static final List<Field<?>> DOCUMENT =
      List.of(
          Field.any(
              "rules", "Rules in order: [{\"name\", \"effect\": \"allow\" or \"deny\", ...}]."),
          Field.commaList("hosts", "The hosts that requests may go to."),
          Field.commaList("methods", "The methods that are allowed."),
          Field.commaList("paths", "The paths: /api/v3/order, /api/v2/buy/{symbol}/, /api/**."),
          Field.any("parameters", "Limits by name: {\"quantity\": {\"max\": \"2\"}}."),
          Field.commaList("only_parameters", "The only parameters that may be given."),
          Field.commaList("symbols", "The markets."),
          Field.any("max_notional", "What one order may be worth, in its quote asset."),
          Field.commaList("withdrawal_addresses", "Where withdrawals may go."),
          Field.commaList("withdrawal_assets", "What may be withdrawn."),
          Field.any("max_withdrawal", "How much one withdrawal may take."),
          Field.commaList("source_addresses", "Blocks of addresses from which it may be asked."),
          Field.any("hours", "[{\"timezone\", \"days\", \"from\", \"to\"}]."),
          Field.string("not_before", "The time from which it is allowed."),
          Field.string("not_after", "The time up to which it is allowed."),
          Field.any("notional", "[{\"asset\", \"max\", \"window\"}]: for all orders together."),
          Field.any(
              "reference_prices", "What a unit is taken to cost where an order says nothing."),
          Field.any(
              "withdrawal_approvals", "{\"factors\": [{\"groups\", \"approvals\", \"proof\"}]}."));

  private PolicyPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.POLICIES.list(),
        Named.POLICIES
            .route("")
            .describe(
                "Write, read or delete a policy of keys.",
                "A request is signed if no rule denies it, a rule allows it, and it keeps within"
                    + " what holds for all. Without rules the fields are one rule that allows. An"
                    + " absent field doesn't restrict, an empty list lets nothing through.")
            .fields(DOCUMENT)
            .fields(VERSION)
            .exists(Named.POLICIES::exists)
            .on(Operation.READ, PolicyPath::read)
            .onWrite(PolicyPath::write)
            .on(Operation.DELETE, PolicyPath::delete));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    if (!call.has(VERSION)) {
      return Response.data(Named.POLICIES.read(call.storage(), name, StoredPolicy.class).view());
    }
    return StoredPolicy.find(call.storage(), name, call.get(VERSION))
        .map(policy -> Response.data(policy.view()))
        .orElseThrow(
            () -> new Refusal.NotFound("no such version of " + Named.POLICIES.label(name)));
  }

  private static Response write(Call call) {
    ObjectNode document = Json.object();
    call.request()
        .body()
        .properties()
        .forEach(entry -> {
          if (!entry.getKey().equals(Named.NAME.name()) && !entry.getValue().isNull()) {
            document.set(entry.getKey(), entry.getValue());
          }
        });
    var _ = PolicyReader.read(document);
    return Response.data(
        StoredPolicy.add(call.storage(), call.get(Named.NAME), document, call.now()).view());
  }

  private static Response delete(Call call) {
    String name = call.get(Named.NAME);
    List<String> keys = KeyStore.ofPolicy(call.storage(), name);
    if (!keys.isEmpty()) {
      throw new Refusal.InvalidRequest(
          Named.POLICIES.label(name)
              + " is in force for the keys "
              + String.join(", ", keys)
              + "; give those another policy first");
    }
    call.storage().delete(Named.POLICIES.storageKey(name));
    return Response.empty();
  }
}
