package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.miniscript.Assets;
import io.holdfast.bitcoin.miniscript.HashFunction;
import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.miniscript.Satisfier;
import io.holdfast.bitcoin.miniscript.ScriptContext;
import io.holdfast.bitcoin.miniscript.SpendTime;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootLeaf;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Taproot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Spends scripts of miniscript, which are read back from their bytes. */
final class MiniscriptSpend {
  private static final int X_ONLY = 32;

  private MiniscriptSpend() {}

  /** The expression of a witness script of version 0. */
  static Optional<Miniscript<Bytes>> ofWitnessScript(Script script, PsbtInput input) {
    List<Bytes> known =
        Stream.concat(
                input.keyOrigins().keySet().stream(), input.partialSignatures().keySet().stream())
            .toList();
    return Miniscript.decode(ScriptContext.P2WSH, script, known);
  }

  /** The expression of a leaf. */
  static Optional<Miniscript<Bytes>> ofLeaf(TaprootLeaf leaf, PsbtInput input) {
    if (leaf.version() != Taproot.LEAF_TAPSCRIPT) {
      return Optional.empty();
    }
    List<Bytes> known =
        Stream.concat(
                input.taproot().keyOrigins().keySet().stream(),
                input.taproot().scriptSignatures().keySet().stream()
                    .map(key -> key.slice(0, X_ONLY)))
            .toList();
    return Miniscript.decode(ScriptContext.TAPSCRIPT, leaf.script(), known);
  }

  /** What satisfies a witness script by the input's signatures and preimages, if they suffice. */
  static Optional<List<Bytes>> satisfy(Script script, PsbtInput input, SpendTime time) {
    return ofWitnessScript(script, input)
        .flatMap(expression ->
            Satisfier.satisfy(
                expression,
                new InputAssets(
                    input, key -> Optional.ofNullable(input.partialSignatures().get(key)), time)));
  }

  /** The same of a leaf, with the script and its control block behind it. */
  static Optional<List<Bytes>> satisfy(TaprootLeaf leaf, PsbtInput input, SpendTime time) {
    Bytes hash = Taproot.leafHash(leaf.version(), leaf.script());
    InputAssets assets =
        new InputAssets(
            input,
            key ->
                Optional.ofNullable(
                    input.taproot().scriptSignatures().get(signatureKey(key, hash))),
            time);
    return ofLeaf(leaf, input)
        .flatMap(expression -> Satisfier.satisfy(expression, assets))
        .map(stack -> {
          List<Bytes> items = new ArrayList<>(stack);
          items.add(leaf.script().bytes());
          items.add(leaf.controlBlock());
          return items;
        });
  }

  /** What tells a signature in a leaf from others: the key and the leaf's hash. */
  static Bytes signatureKey(Bytes xOnly, Bytes leafHash) {
    byte[] both = new byte[2 * X_ONLY];
    xOnly.copyTo(both, 0);
    leafHash.copyTo(both, X_ONLY);
    return Bytes.of(both);
  }

  private record InputAssets(
      PsbtInput input, Function<Bytes, Optional<Bytes>> signatures, SpendTime time)
      implements Assets {
    @Override
    public Optional<Bytes> signature(Bytes key) {
      return signatures.apply(key);
    }

    @Override
    public Optional<Bytes> preimage(HashFunction function, Bytes hash) {
      return input
          .preimage(
              switch (function) {
                case SHA256 -> InputField.SHA256;
                case HASH256 -> InputField.HASH256;
                case RIPEMD160 -> InputField.RIPEMD160;
                case HASH160 -> InputField.HASH160;
              },
              hash)
          // Scripts of miniscript take preimages of this size only.
          .filter(preimage -> preimage.size() == 32);
    }
  }
}
