package io.holdfast.engine.bitcoin.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.bitcoin.route.Named;

/** {@code receipts/:id}, {@code wallets/:name/receipts} and {@code config/receipt-key}. */
public final class ReceiptPath {
  private static final Field<String> ID =
      Field.string("id", "A receipt's id, as decisions answer it.").asRequired();

  private ReceiptPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("receipts/{id}")
            .fields(ID)
            .describe(
                "Read the signed receipt of a decision.",
                "The receipt holds the policy, the facts and the decision with its trace, signed"
                    + " by the mount's key: whoever has it can check the signature, judge again"
                    + " and must come to the same decision.")
            .on(Operation.READ, ReceiptPath::read),
        Named.WALLETS
            .route("/receipts/?")
            .fields(Page.FIELDS)
            .describe(
                "List the receipts of a wallet.", "Lists receipts by their ids, the oldest first.")
            .on(Operation.LIST, ReceiptPath::list),
        Route.path("config/receipt-key")
            .describe(
                "Read the key that signs receipts.",
                "The public half of the Ed25519 key by which this mount signs receipts and what it"
                    + " asks webhooks.")
            .on(Operation.READ, ReceiptPath::key));
  }

  private static Response read(Call call) {
    String id = call.get(ID);
    StoredReceipt receipt =
        StoredReceipt.find(call.storage(), id)
            .orElseThrow(() -> new Refusal.NotFound("no receipt '" + id + "'"));
    ObjectNode data =
        Json.object()
            .put("id", receipt.id())
            .put("wallet", receipt.wallet())
            .put("time", receipt.time().toString());
    data.set("receipt", receipt.document(call.storage()));
    return Response.data(data);
  }

  private static Response list(Call call) {
    Page page = Page.of(call);
    return Response.keys(
        StoredReceipt.ids(call.storage(), call.get(Named.NAME), page.after(), page.limit()));
  }

  private static Response key(Call call) {
    return ReceiptKey.published(call.storage())
        .map(key ->
            Response.data(Json.object().put("type", "ed25519").put("public_key", key.toString())))
        .orElseThrow(() -> new Refusal.NotFound("no receipt was signed yet, so there is no key"));
  }
}
