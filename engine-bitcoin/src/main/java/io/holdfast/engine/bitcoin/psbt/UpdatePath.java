package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.Updater;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.AddressBook;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code wallets/:name/psbt/update}: adds what a wallet knows of its own inputs and outputs
 * (BIP-174's updater).
 */
final class UpdatePath {
  private UpdatePath() {}

  static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/psbt/update")
            .describe(
                "Add a wallet's knowledge to a PSBT.",
                "Adds previous transactions, and to inputs and outputs of the wallet's own their"
                    + " scripts and where the keys come from. Nothing is signed.")
            .fields(PsbtFields.PSBT, PsbtFields.TRANSACTIONS)
            .onWrite(UpdatePath::update));
  }

  private static Response update(Call call) {
    Wallet wallet = StoredWallet.of(call).wallet();
    Psbt psbt = PsbtFields.psbt(call);
    Map<TxId, Transaction> transactions = PsbtFields.transactions(call);
    OwnScripts scripts =
        new OwnScripts(wallet, new AddressBook(call.storage(), wallet.descriptor()));
    Transaction unsigned = Inputs.of(PsbtFields.PSBT.name(), psbt::unsignedTransaction);
    ObjectNode data = Json.object();
    ArrayNode ownInputs = Json.array();
    List<PsbtInput> inputs = new ArrayList<>();
    for (int i = 0; i < psbt.inputs().size(); i++) {
      OutPoint previous = unsigned.inputs().get(i).previous();
      PsbtInput input = withPrevious(psbt.inputs().get(i), previous, transactions);
      Optional<WalletScript> own = spent(input, previous).flatMap(scripts::find);
      own.ifPresent(_ -> ownInputs.add(inputs.size()));
      inputs.add(
          input.isFinal() ? input : own.map(script -> Updater.input(input, script)).orElse(input));
    }
    ArrayNode ownOutputs = Json.array();
    List<PsbtOutput> outputs = new ArrayList<>();
    for (int i = 0; i < psbt.outputs().size(); i++) {
      PsbtOutput output = psbt.outputs().get(i);
      Optional<WalletScript> own = scripts.find(unsigned.outputs().get(i).script());
      own.ifPresent(_ -> ownOutputs.add(outputs.size()));
      outputs.add(own.map(script -> Updater.output(output, script)).orElse(output));
    }
    data.put("psbt", psbt.withInputs(inputs).withOutputs(outputs).base64());
    data.set("own_inputs", ownInputs);
    data.set("own_outputs", ownOutputs);
    return Response.data(data);
  }

  private static PsbtInput withPrevious(
      PsbtInput input, OutPoint previous, Map<TxId, Transaction> transactions) {
    Transaction found = transactions.get(previous.txid());
    return found == null || input.isFinal() ? input : Updater.spending(input, found);
  }

  /** The script that an input spends, as far as the PSBT shows it. */
  private static Optional<Script> spent(PsbtInput input, OutPoint previous) {
    return input
        .nonWitnessUtxo()
        .filter(transaction -> transaction.txid().equals(previous.txid()))
        .filter(transaction -> previous.vout() < transaction.outputs().size())
        .map(transaction -> transaction.outputs().get((int) previous.vout()))
        .or(input::witnessUtxo)
        .map(TxOut::script);
  }
}
