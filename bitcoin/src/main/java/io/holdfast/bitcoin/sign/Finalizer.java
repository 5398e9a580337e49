package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.miniscript.SpendTime;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtMap;
import io.holdfast.bitcoin.sign.Satisfier.Satisfaction;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finalizes the inputs whose signatures suffice (BIP-174's input finalizer): P2PK, P2PKH, P2WPKH,
 * multisig bare or inside P2SH and P2WSH, miniscript inside P2WSH, each witness form also inside
 * P2SH, and taproot by its key or by a leaf of miniscript. Other scripts stay as they are.
 */
final class Finalizer {
  /** What a final input keeps: the outputs it spends, what version 2 needs, what others own. */
  private static final Set<InputField> KEPT =
      EnumSet.of(
          InputField.NON_WITNESS_UTXO,
          InputField.WITNESS_UTXO,
          InputField.PREVIOUS_TXID,
          InputField.OUTPUT_INDEX,
          InputField.SEQUENCE,
          InputField.REQUIRED_TIME_LOCKTIME,
          InputField.REQUIRED_HEIGHT_LOCKTIME,
          InputField.PROPRIETARY);

  private static final Set<Integer> DROPPED_TYPES =
      Arrays.stream(InputField.values())
          .filter(field -> !KEPT.contains(field))
          .map(InputField::type)
          .collect(Collectors.toUnmodifiableSet());

  private Finalizer() {}

  /** Finalizes {@code psbt}, the checked one with signatures added, all of which are verified. */
  static Psbt finish(CheckedPsbt checked, Psbt psbt) {
    List<PsbtInput> inputs = new ArrayList<>(psbt.inputs());
    for (CheckedInput input : checked.inputs()) {
      inputs.set(
          input.index(), finish(input.spend(), inputs.get(input.index()), time(checked, input)));
    }
    return psbt.withInputs(inputs);
  }

  private static SpendTime time(CheckedPsbt checked, CheckedInput input) {
    Transaction transaction = checked.transaction();
    return new SpendTime(
        Integer.toUnsignedLong(transaction.version()),
        transaction.lockTime(),
        transaction.inputs().get(input.index()).sequence());
  }

  private static PsbtInput finish(Spend spend, PsbtInput input, SpendTime time) {
    if (input.isFinal()) {
      return input;
    }
    Optional<Satisfaction> satisfaction = Satisfier.satisfy(spend, input, time);
    return satisfaction.map(found -> input.edit(map -> finish(map, found))).orElse(input);
  }

  private static PsbtMap finish(PsbtMap map, Satisfaction satisfaction) {
    Map<Bytes, Bytes> fields = new HashMap<>();
    if (!satisfaction.scriptSig().isEmpty()) {
      fields.put(InputField.FINAL_SCRIPTSIG.key(), satisfaction.scriptSig().bytes());
    }
    if (!satisfaction.witness().isEmpty()) {
      ByteWriter witness = new ByteWriter();
      satisfaction.witness().write(witness);
      fields.put(InputField.FINAL_SCRIPTWITNESS.key(), witness.toBytes());
    }
    return map.without(key -> DROPPED_TYPES.contains(key.at(0))).with(fields);
  }
}
