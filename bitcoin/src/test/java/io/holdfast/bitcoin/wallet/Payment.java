package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.OutputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtMap;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the PSBT of a payment, with all that a wallet's software puts into one. */
public final class Payment {
  private record Input(Transaction funding, Optional<WalletScript> own) {}

  private record Output(TxOut output, Optional<WalletScript> own) {}

  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();

  /** Spends {@code amount} sat that were paid to a script of the wallet. */
  public Payment spend(WalletScript own, long amount) {
    inputs.add(new Input(funding(own.derived().scriptPubKey(), amount), Optional.of(own)));
    return this;
  }

  /** Spends another's {@code amount} sat. */
  public Payment spendForeign(Script script, long amount) {
    inputs.add(new Input(funding(script, amount), Optional.empty()));
    return this;
  }

  /** Pays an address of regtest. */
  public Payment pay(String address, long amount) {
    return pay(Address.parse(address, Network.REGTEST).script(), amount);
  }

  public Payment pay(Script script, long amount) {
    outputs.add(new Output(new TxOut(amount, script), Optional.empty()));
    return this;
  }

  /** Pays a script of a wallet and says so. */
  public Payment payOwn(WalletScript own, long amount) {
    outputs.add(new Output(new TxOut(amount, own.derived().scriptPubKey()), Optional.of(own)));
    return this;
  }

  public Psbt psbt() {
    List<TxIn> ins =
        inputs.stream()
            .map(each -> TxIn.unsigned(new OutPoint(each.funding.txid(), 0), TxIn.FINAL - 2))
            .toList();
    Psbt bare = Psbt.of(new Transaction(2, ins, outputs.stream().map(Output::output).toList(), 0));
    List<PsbtInput> filledInputs = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      filledInputs.add(bare.inputs().get(i).edit(map -> fill(map, input)));
    }
    List<PsbtOutput> filledOutputs = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Output output = outputs.get(i);
      filledOutputs.add(bare.outputs().get(i).edit(map -> fill(map, output)));
    }
    return bare.withInputs(filledInputs).withOutputs(filledOutputs);
  }

  private Transaction funding(Script script, long amount) {
    TxId earlier = new TxId(Bytes.fromHex("%064x".formatted(inputs.size() + 1)));
    return new Transaction(
        2,
        List.of(TxIn.unsigned(new OutPoint(earlier, 0), TxIn.FINAL)),
        List.of(new TxOut(amount, script)),
        0);
  }

  private static PsbtMap fill(PsbtMap map, Input input) {
    PsbtMap filled =
        map.with(InputField.NON_WITNESS_UTXO.key(), Bytes.of(input.funding.serialize()));
    if (input.own.isEmpty()) {
      return filled;
    }
    var derived = input.own.get().derived();
    if (derived.redeemScript().isPresent()) {
      filled = filled.with(InputField.REDEEM_SCRIPT.key(), derived.redeemScript().get().bytes());
    }
    if (derived.witnessScript().isPresent()) {
      filled = filled.with(InputField.WITNESS_SCRIPT.key(), derived.witnessScript().get().bytes());
    }
    if (derived.taproot().isPresent()) {
      filled =
          filled.with(InputField.TAP_INTERNAL_KEY.key(), derived.taproot().get().internalKey());
    }
    for (DerivedKey key : derived.keys()) {
      KeyOrigin origin = key.origin().orElseThrow();
      filled =
          derived.taproot().isPresent()
              ? filled.with(InputField.TAP_BIP32_DERIVATION.key(key.xOnly()), taproot(origin))
              : filled.with(InputField.BIP32_DERIVATION.key(key.publicKey()), encoded(origin));
    }
    return filled;
  }

  private static PsbtMap fill(PsbtMap map, Output output) {
    PsbtMap filled = map;
    if (output.own.isEmpty()) {
      return filled;
    }
    var derived = output.own.get().derived();
    for (DerivedKey key : derived.keys()) {
      KeyOrigin origin = key.origin().orElseThrow();
      filled =
          derived.taproot().isPresent()
              ? filled.with(OutputField.TAP_BIP32_DERIVATION.key(key.xOnly()), taproot(origin))
              : filled.with(OutputField.BIP32_DERIVATION.key(key.publicKey()), encoded(origin));
    }
    return filled;
  }

  private static Bytes taproot(KeyOrigin origin) {
    return new ByteWriter().compactSize(0).bytes(encoded(origin)).toBytes();
  }

  private static Bytes encoded(KeyOrigin origin) {
    ByteWriter out =
        new ByteWriter().int32(Integer.reverseBytes(origin.fingerprint().value()) & 0xffffffffL);
    for (ChildNumber step : origin.path().steps()) {
      out.int32(step.raw() & 0xffffffffL);
    }
    return out.toBytes();
  }
}
