package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.Extractor;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.bitcoin.verify.VerificationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Signs PSBTs that were checked and that a policy allowed. Nothing it returns is unverified: each
 * signature is checked against its key, and each finished input by the script interpreters of the
 * self-check.
 */
public final class Signer {
  private final SelfCheck selfCheck;
  private final UnaryOperator<Psbt> fault;

  /**
   * @param selfCheck what verifies finished inputs
   */
  public Signer(SelfCheck selfCheck) {
    this(selfCheck, UnaryOperator.identity());
  }

  /**
   * @param fault what happens to finished inputs before they are verified: by a fault of memory or
   *     of this program, which tests make
   */
  Signer(SelfCheck selfCheck, UnaryOperator<Psbt> fault) {
    this.selfCheck = selfCheck;
    this.fault = fault;
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
    return sign(checked, keys, Optional.empty());
  }

  /**
   * The same, with the second round of MuSig2 (BIP-373): partial signatures by keys that take part
   * in aggregate keys, where all public nonces are there. Each takes the nonce that {@link
   * #addNonces} kept, for this very transaction.
   *
   * @throws SigningRefused also if a nonce is not known any more, or what a cosigner sent is not
   *     valid, naming whose
   */
  public SigningResult sign(CheckedPsbt checked, SigningKeys keys, SecretNonces nonces) {
    return sign(checked, keys, Optional.of(nonces));
  }

  private SigningResult sign(CheckedPsbt checked, SigningKeys keys, Optional<SecretNonces> nonces) {
    EcdsaSigner ecdsa = new EcdsaSigner(checked, keys);
    TaprootSigner taproot = new TaprootSigner(checked, keys, new AggregateSigner(keys, nonces));
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
      psbt = psbt.withGlobalMap(ModifiableFlags.after(psbt.globalMap(), checked, signed));
    }
    Psbt finished = fault.apply(Finalizer.finish(checked, psbt));
    verify(checked, finished);
    boolean complete = finished.inputs().stream().allMatch(PsbtInput::isFinal);
    return complete
        ? new SigningResult(finished, signed, List.of(), Optional.of(Extractor.extract(finished)))
        : new SigningResult(psbt, signed, List.of(), Optional.empty());
  }

  /**
   * The first round of MuSig2 (BIP-373): adds the public nonces of all keys that take part in
   * aggregate keys and have none yet. Nothing is signed.
   *
   * @param nonces keeps the secret halves until {@link #sign(CheckedPsbt, SigningKeys,
   *     SecretNonces)}
   * @throws SigningRefused if an aggregate key is not that of its participants
   */
  public SigningResult addNonces(CheckedPsbt checked, SigningKeys keys, SecretNonces nonces) {
    AggregateSigner aggregates = new AggregateSigner(keys, Optional.of(nonces));
    List<PsbtInput> inputs = new ArrayList<>(checked.inputs().size());
    List<Integer> changed = new ArrayList<>();
    for (CheckedInput input : checked.inputs()) {
      PsbtInput result =
          input.input().isFinal()
              ? input.input()
              : aggregates.addNonces(input, AggregatePaths.of(checked, input));
      if (!result.equals(input.input())) {
        changed.add(input.index());
      }
      inputs.add(result);
    }
    return new SigningResult(
        checked.psbt().withInputs(inputs), List.of(), changed, Optional.empty());
  }

  /**
   * Whether keys that are held take part in aggregate keys and have given no public nonce yet, so
   * that {@link #addNonces} comes first.
   *
   * @param isHeld whether the key of an origin, 33 bytes, is held
   * @throws SigningRefused if an aggregate key is not that of its participants
   */
  public static boolean needsNonces(CheckedPsbt checked, BiPredicate<KeyOrigin, Bytes> isHeld) {
    return checked.inputs().stream()
        .filter(input -> !input.input().isFinal())
        .anyMatch(input ->
            AggregatePaths.of(checked, input).stream()
                .anyMatch(path -> path.lacksNonce(input.input(), isHeld)));
  }

  /**
   * Finalizes a PSBT whose signatures suffice, such as one combined of cosigners' PSBTs, without
   * signing anything. Where they suffice for some inputs only, those are finished.
   *
   * @throws SigningRefused if a signature does not verify, or a finished input does not satisfy the
   *     script it spends
   */
  public SigningResult finish(CheckedPsbt checked) {
    SigningResult result = sign(checked, (_, _) -> Optional.empty());
    return result.complete()
        ? result
        : new SigningResult(
            Finalizer.finish(checked, result.psbt()),
            result.signedInputs(),
            List.of(),
            Optional.empty());
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
