package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.RefusalRule;
import io.holdfast.bitcoin.sign.SecretNonces;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import java.util.function.Supplier;

/**
 * A signature to be made, once. Made again, the same request gives the same ECDSA signatures and
 * equally good Schnorr ones, so that a crash before the answer loses nothing.
 */
final class Signature {
  private final Supplier<Signer> signer;
  private final OwnKeys keys;
  private final CheckedPsbt checked;
  private final OwnInputs own;
  private final SecretNonces nonces;

  /**
   * @param keys closed once they were used
   */
  private Signature(
      Supplier<Signer> signer,
      OwnKeys keys,
      CheckedPsbt checked,
      OwnInputs own,
      SecretNonces nonces) {
    this.signer = signer;
    this.keys = keys;
    this.checked = checked;
    this.own = own;
    this.nonces = nonces;
  }

  /**
   * What is needed to sign a draft; it is made or dropped.
   *
   * @throws Refusal.PermissionDenied when no key of the wallet may sign
   */
  static Signature of(Call call, Signing.Tools tools, Draft draft) {
    return new Signature(
        tools.signer(),
        OwnKeys.of(call, draft.candidate().wallet()),
        draft.candidate().located().checked(),
        draft.own(),
        tools.rounds().nonces(call));
  }

  /**
   * Signs.
   *
   * @throws Refusal when a signature in the PSBT is wrong, or one made here is not good
   */
  SigningResult make() {
    try (keys;
        OwnKeys.Session session = keys.open(own.scripts())) {
      return signer.get().sign(checked, session, nonces);
    } catch (SigningRefused e) {
      throw isOurs(e)
          ? new Refusal.Internal("signing failed: " + e.getMessage())
          : Inputs.refused(SignPath.PSBT.name(), e);
    }
  }

  /** Signs nothing. */
  void drop() {
    keys.close();
  }

  /** Whether the failure is of the signature made here: the PSBT brought no finished input. */
  private boolean isOurs(SigningRefused refused) {
    return refused.rule() == RefusalRule.KEY_MISMATCH
        || (refused.rule() == RefusalRule.VERIFICATION_FAILED
            && checked.psbt().inputs().stream().noneMatch(PsbtInput::isFinal));
  }
}
