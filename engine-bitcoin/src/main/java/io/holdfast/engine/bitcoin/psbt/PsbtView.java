package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import java.time.Instant;
import java.util.Optional;

/** A PSBT in words and amounts: what it does, what it has, and what is missing to go on. */
final class PsbtView {
  /** Lock times below are heights, others Unix seconds. */
  private static final long LOCKTIME_THRESHOLD = 500_000_000;

  private final Psbt psbt;
  private final Network network;
  private final Transaction transaction;
  private final Optional<CheckedPsbt> checked;
  private final Optional<LocatedPsbt> located;
  private final ObjectNode data = Json.object();
  private final ArrayNode summary = Json.array();
  private final ArrayNode missing = Json.array();

  private PsbtView(Psbt psbt, Network network, Optional<Wallet> wallet) {
    this.psbt = psbt;
    this.network = network;
    this.transaction = psbt.unsignedTransaction();
    this.checked = check();
    this.located = checked.flatMap(sound -> wallet.map(own -> LocatedPsbt.of(sound, own)));
  }

  /**
   * The view of a PSBT.
   *
   * @param wallet as whose owner it is seen; nobody's if absent
   * @throws io.holdfast.bitcoin.psbt.PsbtException when its lock times exclude each other
   */
  static ObjectNode of(Psbt psbt, Network network, Optional<Wallet> wallet) {
    return new PsbtView(psbt, network, wallet).view();
  }

  /** A PSBT that could not be signed is shown all the same, with the reason. */
  private Optional<CheckedPsbt> check() {
    try {
      return Optional.of(PsbtCheck.check(psbt, network, AllowedSighashes.EVERY));
    } catch (SigningRefused e) {
      data.putObject("refusal").put("rule", e.rule().label()).put("message", e.getMessage());
      return Optional.empty();
    } catch (BitcoinException e) {
      data.putObject("refusal").put("rule", "malformed").put("message", e.getMessage());
      return Optional.empty();
    }
  }

  private ObjectNode view() {
    data.put("psbt_version", psbt.version())
        .put("unsigned_txid", transaction.txid().hex())
        .put("transaction_version", transaction.version())
        .put("lock_time", transaction.lockTime());
    if (transaction.lockTime() != 0) {
      summary.add("Not before " + lockTime() + ".");
    }
    ArrayNode inputs = data.putArray("inputs");
    for (int i = 0; i < psbt.inputs().size(); i++) {
      InputView input =
          new InputView(i, psbt.inputs().get(i), transaction.inputs().get(i), network);
      inputs.add(input.view(located.flatMap(own -> own.inputs().get(input.index()))));
      input.missing().forEach(each -> missing.add("input " + input.index() + ": " + each));
    }
    ArrayNode outputs = data.putArray("outputs");
    for (int i = 0; i < psbt.outputs().size(); i++) {
      OutputView output =
          new OutputView(i, psbt.outputs().get(i), transaction.outputs().get(i), network);
      int index = i;
      outputs.add(output.view(located.flatMap(own -> own.outputs().get(index))));
      summary.add(output.sentence());
    }
    checked.ifPresent(this::addSums);
    located.ifPresent(this::addForeignChange);
    data.put("complete", psbt.inputs().stream().allMatch(PsbtInput::isFinal));
    data.put("next_role", nextRole());
    data.set("missing", missing);
    data.set("summary", summary);
    return data;
  }

  private void addSums(CheckedPsbt sound) {
    data.put("input_amount", sound.inputSum())
        .put("output_amount", sound.outputSum())
        .put("fee", sound.fee())
        .put("feerate", sound.lowestFeeRate().satPerVb())
        .put("vsize", sound.size().greatestVsize());
    summary.insert(
        0,
        "Spends "
            + Words.amount(sound.inputSum())
            + " of "
            + Words.count(psbt.inputs().size(), "coin")
            + located
                .map(own ->
                    ", "
                        + own.inputs().stream().filter(Optional::isPresent).count()
                        + " of them this wallet's")
                .orElse("")
            + ".");
    summary.add("Fee: " + sound.fee() + " sat, " + sound.lowestFeeRate() + ".");
  }

  private void addForeignChange(LocatedPsbt own) {
    try {
      own.requireTrueChange();
    } catch (SigningRefused e) {
      data.putObject("refusal").put("rule", e.rule().label()).put("message", e.getMessage());
    }
  }

  private String lockTime() {
    return transaction.lockTime() < LOCKTIME_THRESHOLD
        ? "block " + transaction.lockTime()
        : Instant.ofEpochSecond(transaction.lockTime()).toString();
  }

  private String nextRole() {
    if (psbt.inputs().stream().allMatch(PsbtInput::isFinal)) {
      return "extractor";
    }
    if (checked.isEmpty()) {
      return "updater";
    }
    return missing.isEmpty() ? "finalizer" : "signer";
  }
}
