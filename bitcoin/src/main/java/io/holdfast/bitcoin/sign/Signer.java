package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.psbt.Extractor;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtMap;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.bitcoin.verify.VerificationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Signs PSBTs that were checked and that a policy allowed. Nothing it returns is unverified: each
 * signature is checked against its key, and each finished input by the script interpreters of the
 * self-check.
 */
public final class Signer {
  /** Both flags that a signature over all inputs and outputs clears (BIP-370). */
  private static final int MODIFIABLE = 3;

  private final SelfCheck selfCheck;

  /**
   * @param selfCheck what verifies finished inputs
   */
  public Signer(SelfCheck selfCheck) {
    this.selfCheck = selfCheck;
  }

  /** What verifies finished inputs. */
  public SelfCheck selfCheck() {
    return selfCheck;
  }

  /**
   * Signs every input of which a key is held, and finalizes the PSBT if that completes it. Inputs
   * that are final already stay as they are.
   *
   * @throws SigningRefused if a signature in the PSBT does not verify, the key source gives a wrong
   *     key, or a finished input does not satisfy the script it spends
   */
  public SigningResult sign(CheckedPsbt checked, SigningKeys keys) {
    EcdsaSigner ecdsa = new EcdsaSigner(checked, keys);
    TaprootSigner taproot = new TaprootSigner(checked, keys);
    List<PsbtInput> inputs = new ArrayList<>(checked.inputs().size());
    List<Integer> signed = new ArrayList<>();
    for (CheckedInput input : checked.inputs()) {
      PsbtInput result = sign(input, ecdsa, taproot);
      if (!result.equals(input.input())) {
        signed.add(input.index());
      }
      inputs.add(result);
    }
    Psbt psbt = checked.psbt().withInputs(inputs);
    if (!signed.isEmpty()) {
      psbt = psbt.withGlobalMap(fixed(psbt.globalMap()));
    }
    Psbt finished = Finalizer.finish(checked, psbt);
    verify(checked, finished);
    boolean complete = finished.inputs().stream().allMatch(PsbtInput::isFinal);
    return complete
        ? new SigningResult(finished, signed, Optional.of(Extractor.extract(finished)))
        : new SigningResult(psbt, signed, Optional.empty());
  }

  /**
   * Finalizes a PSBT whose signatures suffice, such as one combined of cosigners' PSBTs, without
   * signing anything.
   *
   * @throws SigningRefused if a signature does not verify, or a finished input does not satisfy the
   *     script it spends
   */
  public SigningResult finish(CheckedPsbt checked) {
    return sign(checked, (_, _) -> Optional.empty());
  }

  private static PsbtInput sign(CheckedInput input, EcdsaSigner ecdsa, TaprootSigner taproot) {
    if (input.input().isFinal()) {
      return input.input();
    }
    return switch (input.spend().scheme()) {
      case LEGACY, WITNESS_V0 -> ecdsa.sign(input);
      case TAPROOT -> taproot.sign(input);
      case UNKNOWN -> input.input();
    };
  }

  private static PsbtMap fixed(PsbtMap global) {
    Bytes key = GlobalField.TX_MODIFIABLE.key();
    Bytes flags = global.entries().get(key);
    return flags == null ? global : global.with(key, Bytes.of((byte) (flags.at(0) & ~MODIFIABLE)));
  }

  private void verify(CheckedPsbt checked, Psbt finished) {
    Transaction transaction = Extractor.extractFinished(finished);
    List<Integer> finals =
        IntStream.range(0, finished.inputs().size())
            .filter(i -> finished.inputs().get(i).isFinal())
            .boxed()
            .toList();
    try {
      selfCheck.verify(transaction, checked.spentOutputs(), finals);
    } catch (VerificationFailed e) {
      throw new SigningRefused(RefusalRule.VERIFICATION_FAILED, e.getMessage(), e);
    }
  }
}
