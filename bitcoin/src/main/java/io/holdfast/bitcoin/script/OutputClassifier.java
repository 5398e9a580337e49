package io.holdfast.bitcoin.script;

import static io.holdfast.bitcoin.script.OpCodes.OP_CHECKMULTISIG;
import static io.holdfast.bitcoin.script.OpCodes.OP_CHECKSIG;
import static io.holdfast.bitcoin.script.OpCodes.OP_DUP;
import static io.holdfast.bitcoin.script.OpCodes.OP_EQUAL;
import static io.holdfast.bitcoin.script.OpCodes.OP_EQUALVERIFY;
import static io.holdfast.bitcoin.script.OpCodes.OP_HASH160;
import static io.holdfast.bitcoin.script.OpCodes.OP_RETURN;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.OutputType.DataCarrier;
import io.holdfast.bitcoin.script.OutputType.Multisig;
import io.holdfast.bitcoin.script.OutputType.NonStandard;
import io.holdfast.bitcoin.script.OutputType.PayToPublicKey;
import io.holdfast.bitcoin.script.OutputType.PayToPublicKeyHash;
import io.holdfast.bitcoin.script.OutputType.PayToScriptHash;
import io.holdfast.bitcoin.script.OutputType.PayToTaproot;
import io.holdfast.bitcoin.script.OutputType.PayToWitnessPublicKeyHash;
import io.holdfast.bitcoin.script.OutputType.PayToWitnessScriptHash;
import io.holdfast.bitcoin.script.OutputType.UnknownWitness;
import io.holdfast.bitcoin.script.ScriptElement.Push;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Recognises the standard forms, byte for byte as nodes do. */
final class OutputClassifier {
  private OutputClassifier() {}

  static OutputType classify(Script script) {
    Bytes bytes = script.bytes();
    if (matches(bytes, 23, OP_HASH160, 20) && bytes.at(22) == OP_EQUAL) {
      return new PayToScriptHash(bytes.slice(2, 22));
    }
    if (isWitnessProgram(bytes)) {
      return witness(bytes.at(0), bytes.slice(2, bytes.size()));
    }
    if (matches(bytes, 25, OP_DUP, OP_HASH160, 20)
        && bytes.at(23) == OP_EQUALVERIFY
        && bytes.at(24) == OP_CHECKSIG) {
      return new PayToPublicKeyHash(bytes.slice(3, 23));
    }
    return script
        .elements()
        .flatMap(elements -> dataCarrier(elements).or(() -> publicKey(elements)))
        .or(() -> script.elements().flatMap(OutputClassifier::multisig))
        .orElseGet(NonStandard::new);
  }

  private static boolean isWitnessProgram(Bytes bytes) {
    return bytes.size() >= 4
        && bytes.size() <= 42
        && (bytes.at(0) == OpCodes.OP_0
            || (bytes.at(0) >= OpCodes.OP_1 && bytes.at(0) <= OpCodes.OP_16))
        && bytes.at(1) == bytes.size() - 2;
  }

  private static OutputType witness(int opcode, Bytes program) {
    int version = opcode == OpCodes.OP_0 ? 0 : opcode - OpCodes.OP_1 + 1;
    if (version == 0) {
      return switch (program.size()) {
        case 20 -> new PayToWitnessPublicKeyHash(program);
        case 32 -> new PayToWitnessScriptHash(program);
        default -> new NonStandard();
      };
    }
    if (version == 1 && program.size() == 32) {
      return new PayToTaproot(program);
    }
    return new UnknownWitness(version, program);
  }

  private static Optional<OutputType> dataCarrier(List<ScriptElement> elements) {
    if (elements.isEmpty() || elements.getFirst().opcode() != OP_RETURN) {
      return Optional.empty();
    }
    List<Bytes> pushes = new ArrayList<>();
    for (ScriptElement element : elements.subList(1, elements.size())) {
      switch (element) {
        case Push push -> pushes.add(push.data());
        case ScriptElement.Operation operation -> {
          OptionalLong number = ScriptNumber.of(operation);
          if (number.isEmpty()) {
            return Optional.empty();
          }
          pushes.add(Bytes.of(ScriptNumber.encode(number.getAsLong())));
        }
      }
    }
    return Optional.of(new DataCarrier(pushes));
  }

  private static Optional<OutputType> publicKey(List<ScriptElement> elements) {
    return elements.size() == 2
            && elements.get(0) instanceof Push push
            && isPublicKey(push.data())
            && elements.get(1).opcode() == OP_CHECKSIG
        ? Optional.of(new PayToPublicKey(push.data()))
        : Optional.empty();
  }

  private static Optional<OutputType> multisig(List<ScriptElement> elements) {
    int count = elements.size() - 3;
    if (count < 1
        || count > Scripts.MAX_MULTISIG_KEYS
        || elements.getLast().opcode() != OP_CHECKMULTISIG) {
      return Optional.empty();
    }
    long required = ScriptNumber.of(elements.getFirst()).orElse(-1);
    if (required < 1
        || required > count
        || ScriptNumber.of(elements.get(count + 1)).orElse(-1) != count) {
      return Optional.empty();
    }
    List<Bytes> keys = new ArrayList<>(count);
    for (ScriptElement element : elements.subList(1, count + 1)) {
      if (!(element instanceof Push push) || !isPublicKey(push.data())) {
        return Optional.empty();
      }
      keys.add(push.data());
    }
    return Optional.of(new Multisig((int) required, keys));
  }

  private static boolean isPublicKey(Bytes key) {
    return (key.size() == 33 && (key.at(0) == 2 || key.at(0) == 3))
        || (key.size() == 65 && key.at(0) == 4);
  }

  private static boolean matches(Bytes bytes, int size, int... prefix) {
    if (bytes.size() != size) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes.at(i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
