package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The coins that a draft spends: outputs of the transactions that come with the request. */
final class DraftInputs {
  static final Field<JsonNode> INPUTS =
      Field.any(
          "inputs",
          "The coins to spend: an array of \"txid:vout\" or {\"txid\", \"vout\", \"sequence\"}. If"
              + " absent, all outputs of the transactions that pay this wallet.");
  static final Field<Long> SEQUENCE =
      Field.integer(
              "sequence",
              "The sequence number of inputs that state none; 4294967293, which allows"
                  + " replacement, if absent.")
          .withDefault(TxIn.FINAL - 2);

  private final Call call;
  private final OwnScripts own;
  private final Map<TxId, Transaction> transactions;
  private final PaymentDraft draft;
  private final Set<String> seen = new HashSet<>();

  private DraftInputs(
      Call call, OwnScripts own, Map<TxId, Transaction> transactions, PaymentDraft draft) {
    this.call = call;
    this.own = own;
    this.transactions = transactions;
    this.draft = draft;
  }

  /** Adds to a draft what the request says that it spends. */
  static void addTo(PaymentDraft draft, Call call, OwnScripts own) {
    Map<TxId, Transaction> transactions = PsbtFields.transactions(call);
    if (transactions.isEmpty()) {
      throw Inputs.invalid(
          PsbtFields.TRANSACTIONS.name(),
          "is empty; give the whole transactions whose outputs are spent");
    }
    DraftInputs inputs = new DraftInputs(call, own, transactions, draft);
    Optional<JsonNode> stated = call.find(INPUTS);
    if (stated.isPresent()) {
      inputs.addStated(stated.get());
    } else {
      inputs.addAll();
    }
  }

  private void addStated(JsonNode stated) {
    if (!stated.isArray() || stated.isEmpty()) {
      throw Inputs.invalid(INPUTS.name(), "is not an array of at least one coin");
    }
    for (int i = 0; i < stated.size(); i++) {
      String field = INPUTS.name() + "[" + i + "]";
      JsonNode coin = stated.get(i);
      String point =
          coin.isTextual()
              ? coin.asText()
              : coin.path("txid").asText() + ":" + coin.path("vout").asText();
      long sequence =
          coin.has("sequence")
              ? JsonNumbers.integer(field + ".sequence", coin.get("sequence"), TxIn.FINAL)
              : sequence();
      add(field, point, sequence);
    }
  }

  private void add(String field, String point, long sequence) {
    int colon = point.indexOf(':');
    if (!point.matches("[0-9a-fA-F]{64}:[0-9]{1,9}")) {
      throw Inputs.invalid(field, "'" + point + "' is not a coin; write txid:vout");
    }
    TxId txid = TxId.fromHex(point.substring(0, colon));
    int vout = Integer.parseInt(point.substring(colon + 1));
    Transaction transaction = transactions.get(txid);
    if (transaction == null) {
      throw Inputs.invalid(field, "transaction " + txid + " is not among the transactions given");
    }
    if (vout >= transaction.outputs().size()) {
      throw Inputs.invalid(
          field, "transaction " + txid + " has only " + transaction.outputs().size() + " outputs");
    }
    if (!seen.add(txid + ":" + vout)) {
      throw Inputs.invalid(field, "coin " + txid + ":" + vout + " is there twice");
    }
    WalletScript script =
        own.find(transaction.outputs().get(vout).script())
            .orElseThrow(() ->
                Inputs.invalid(
                    field,
                    "the "
                        + OutputType.of(transaction.outputs().get(vout).script()).label()
                        + " output "
                        + txid
                        + ":"
                        + vout
                        + " is not one of this wallet's, as far as its addresses were given out"));
    var _ = draft.spend(transaction, vout, script, sequence);
  }

  private void addAll() {
    transactions.forEach((_, transaction) -> {
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        int at = vout;
        own.find(transaction.outputs().get(at).script())
            .ifPresent(script -> {
              seen.add(transaction.txid() + ":" + at);
              var _ = draft.spend(transaction, at, script, sequence());
            });
      }
    });
    if (seen.isEmpty()) {
      throw Inputs.invalid(
          PsbtFields.TRANSACTIONS.name(), "none of their outputs is known to be this wallet's");
    }
  }

  private long sequence() {
    long sequence = call.get(SEQUENCE);
    if (sequence < 0 || sequence > TxIn.FINAL) {
      throw Inputs.invalid(SEQUENCE.name(), sequence + " is not within 0 and 4294967295");
    }
    return sequence;
  }
}
