package io.holdfast.engine.bitcoin.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code policies/:name}: transaction policies, versioned. A document is taken whole: each write
 * replaces it, and a field that isn't known is an error, since a misspelt limit would be none.
 */
public final class PolicyPath {
  private static final Field<Long> MAX_AMOUNT =
      Field.integer("max_amount", "Sat that may leave the wallet in one transaction, fee apart.");
  private static final Field<Long> MAX_FEE = Field.integer("max_fee", "The highest fee in sat.");
  private static final Field<JsonNode> MAX_FEERATE =
      Field.any("max_feerate", "The highest feerate in sat/vB; decimals are allowed.");
  private static final Field<List<String>> DESTINATIONS =
      Field.commaList("destinations", "The addresses that may be paid; an empty list allows none.");

  private final PolicyUsers users;

  public PolicyPath(PolicyUsers users) {
    this.users = users;
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
                    + " makes a new version of the whole document.")
            .fields(MAX_AMOUNT, MAX_FEE, MAX_FEERATE, DESTINATIONS)
            .exists(Named.POLICIES::exists)
            .on(Operation.READ, PolicyPath::read)
            .onWrite(this::write)
            .on(Operation.DELETE, this::delete));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    return StoredPolicy.find(call.storage(), name)
        .map(policy -> Response.data(view(policy)))
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.POLICIES.label(name)));
  }

  private Response write(Call call) {
    String name = call.get(Named.NAME);
    TransactionPolicy policy;
    try {
      policy = TransactionPolicy.parse(document(call.request().body()));
    } catch (DocumentException e) {
      throw new Refusal.InvalidRequest(e.problems());
    }
    users
        .of(call.storage(), name)
        .forEach((wallet, network) ->
            StoredPolicy.requireNetwork(DESTINATIONS.name(), policy, wallet, network));
    return Response.data(view(StoredPolicy.add(call.storage(), name, policy, call.now())));
  }

  private Response delete(Call call) {
    String name = call.get(Named.NAME);
    Set<String> wallets = users.of(call.storage(), name).keySet();
    if (!wallets.isEmpty()) {
      throw new Refusal.InvalidRequest(
          Named.POLICIES.label(name)
              + " is in force for the wallets "
              + String.join(", ", wallets)
              + "; give those another policy first");
    }
    call.storage().delete(Named.POLICIES.storageKey(name));
    return Response.empty();
  }

  private static ObjectNode view(StoredPolicy policy) {
    ObjectNode view = Json.object().put("version", policy.version());
    view.setAll((ObjectNode) Json.of(policy.document()));
    return view.put("created_time", policy.createdTime().toString());
  }

  private static Map<String, Object> document(ObjectNode body) {
    Map<String, Object> document = new LinkedHashMap<>();
    body.properties()
        .forEach(field -> {
          if (!field.getKey().equals(Named.NAME.name()) && !field.getValue().isNull()) {
            document.put(field.getKey(), value(field.getValue()));
          }
        });
    return document;
  }

  private static Object value(JsonNode node) {
    if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      node.forEach(item -> items.add(value(item)));
      return items;
    }
    return node.isNumber() ? node.decimalValue() : node.isTextual() ? node.textValue() : node;
  }
}
