package io.holdfast.bitcoin.policy.fact;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.document.Problems;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.Amounts;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.wallet.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Facts of transactions as documents. */
final class TransactionDocument {
  private static final int MAX_CLAIMS = 4000;

  private TransactionDocument() {}

  static Map<String, Object> write(TransactionFacts facts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("network", facts.network().label());
    document.put("txid", facts.txid().hex());
    document.put("version", Integer.toUnsignedLong(facts.version()));
    document.put("lock_time", facts.lockTime());
    document.put("fee", facts.fee());
    document.put("vsize", facts.vsize());
    document.put("inputs", facts.inputs().stream().map(TransactionDocument::write).toList());
    document.put("outputs", facts.outputs().stream().map(TransactionDocument::write).toList());
    return document;
  }

  private static Map<String, Object> write(InputFact input) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("txid", input.spends().txid().hex());
    document.put("vout", input.spends().vout());
    document.put("amount", input.amount());
    document.put("script", input.script().hex());
    document.put("type", input.type());
    document.put("sequence", input.sequence());
    document.put("sighash", input.sighash());
    input.own().ifPresent(place -> document.put("own", write(place)));
    return document;
  }

  private static Map<String, Object> write(OutputFact output) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("amount", output.amount());
    document.put("script", output.script().hex());
    output.own().ifPresent(place -> document.put("own", write(place)));
    output.wallet().ifPresent(wallet -> document.put("wallet", wallet));
    if (!output.claims().isEmpty()) {
      document.put(
          "claims",
          new TreeMap<>(output.claims())
              .entrySet().stream()
                  .map(claim -> {
                    Map<String, Object> each = new LinkedHashMap<>();
                    each.put("key", claim.getKey().hex());
                    each.put("origin", claim.getValue().toString());
                    return each;
                  })
                  .toList());
    }
    return document;
  }

  private static Map<String, Object> write(Place place) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("change", place.change());
    document.put("index", (long) place.index());
    return document;
  }

  static TransactionFacts read(Map<String, ?> document) {
    return read(Fields.of("a transaction", document, Problems.immediate()));
  }

  /** Reads strictly, and holds the figures to each other. */
  static TransactionFacts read(Fields fields) {
    Network network =
        fields.required("network", fields.text("network", 20, Network::named), Network.MAINNET);
    TxId txid = txid(fields);
    int version =
        (int) (long) fields.required("version", fields.whole("version", 0, 0xffff_ffffL), 0L);
    long lockTime = fields.required("lock_time", fields.whole("lock_time", 0, 0xffff_ffffL), 0L);
    long fee = fields.required("fee", fields.sat("fee"), 0L);
    long vsize = fields.required("vsize", fields.whole("vsize", 1, Transaction.MAX_WEIGHT), 1L);
    List<InputFact> inputs = new ArrayList<>();
    for (Fields each :
        fields.required(
            "inputs",
            fields.objects("inputs", "an input", Transaction.MAX_INPUTS),
            List.<Fields>of())) {
      inputs.add(input(inputs.size(), each));
    }
    List<OutputFact> outputs = new ArrayList<>();
    for (Fields each :
        fields.required(
            "outputs",
            fields.objects("outputs", "an output", Transaction.MAX_OUTPUTS),
            List.<Fields>of())) {
      outputs.add(output(outputs.size(), network, each));
    }
    fields.end();
    long in = Amounts.sum("inputs", inputs.stream().mapToLong(InputFact::amount));
    long out = Amounts.sum("outputs", outputs.stream().mapToLong(OutputFact::amount));
    if (in - out != fee) {
      fields.problem("fee", "is " + fee + ", and inputs and outputs differ by " + (in - out));
    }
    return new TransactionFacts(network, txid, version, lockTime, inputs, outputs, fee, vsize);
  }

  /** An id as it is shown, which is its bytes backwards. */
  private static TxId txid(Fields fields) {
    return new TxId(
        fields.required("txid", fields.hex("txid", 32), Bytes.of(new byte[32])).reversed());
  }

  private static InputFact input(int index, Fields fields) {
    long vout = fields.required("vout", fields.whole("vout", 0, 0xffff_ffffL), 0L);
    InputFact input =
        new InputFact(
            index,
            new OutPoint(txid(fields), vout),
            fields.required("amount", fields.sat("amount"), 0L),
            script(fields),
            fields.required("type", fields.text("type", 40), ""),
            fields.required("sequence", fields.whole("sequence", 0, TxIn.FINAL), 0L),
            fields.required("sighash", fields.text("sighash", 40), ""),
            place(fields));
    fields.end();
    return input;
  }

  private static OutputFact output(int index, Network network, Fields fields) {
    long amount = fields.required("amount", fields.sat("amount"), 0L);
    Script script = script(fields);
    Map<Bytes, KeyOrigin> claims = new LinkedHashMap<>();
    for (Fields each : fields.objects("claims", "a claim", MAX_CLAIMS).orElse(List.of())) {
      Optional<Bytes> key = each.hex("key", 32, 65);
      Optional<KeyOrigin> origin = each.text("origin", 3000, KeyOrigin::parse);
      each.end();
      if (each.required("key", key.map(_ -> true), false)
          && each.required("origin", origin.map(_ -> true), false)
          && claims.put(key.get(), origin.get()) != null) {
        each.problem("key", "is there twice");
      }
    }
    OutputFact output =
        new OutputFact(
            index,
            amount,
            script,
            Address.of(network, script).map(Address::text),
            place(fields),
            fields.text("wallet", 200),
            claims);
    fields.end();
    return output;
  }

  private static Script script(Fields fields) {
    return Script.of(
        fields.required(
            "script", fields.hex("script", 0, Transaction.MAX_WEIGHT / 4), Bytes.EMPTY));
  }

  private static Optional<Place> place(Fields fields) {
    return fields
        .object("own", "a place")
        .map(own -> {
          boolean change = own.required("change", own.flag("change"), false);
          long index = own.required("index", own.whole("index", 0, Integer.MAX_VALUE), 0L);
          own.end();
          return new Place(change, (int) index);
        });
  }
}
