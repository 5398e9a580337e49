package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.RefusalRule;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.wallet.WalletKeys;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.key.StoredKey;
import java.util.function.Supplier;

/**
 * A signature to be made, once. Made again, the same request gives the same ECDSA signatures and
 * equally good Schnorr ones, so that a crash before the answer loses nothing.
 */
final class Signature {
  private final Supplier<Signer> signer;
  private final StoredKey key;
  private final SecretBytes seed;
  private final CheckedPsbt checked;
  private final OwnInputs own;

  /**
   * @param seed closed once it was used
   */
  private Signature(
      Supplier<Signer> signer,
      StoredKey key,
      SecretBytes seed,
      CheckedPsbt checked,
      OwnInputs own) {
    this.signer = signer;
    this.key = key;
    this.seed = seed;
    this.checked = checked;
    this.own = own;
  }

  /** What is needed to sign a draft; it is made or dropped. */
  static Signature of(Call call, Supplier<Signer> signer, Draft draft) {
    String name = draft.candidate().wallet().key();
    return new Signature(
        signer,
        StoredKey.read(call.storage(), name),
        StoredKey.seed(call.storage(), name),
        draft.candidate().located().checked(),
        draft.own());
  }

  /**
   * Signs.
   *
   * @throws Refusal when a signature in the PSBT is wrong, or one made here is not good
   */
  SigningResult make() {
    try (seed;
        ExtendedPrivateKey master = key.master(seed);
        WalletKeys keys = new WalletKeys(master, own.scripts())) {
      return signer.get().sign(checked, keys);
    } catch (SigningRefused e) {
      throw isOurs(e) ? new Refusal.Internal("signing failed: " + e.getMessage()) : refusal(e);
    }
  }

  /** Signs nothing. */
  void drop() {
    seed.close();
  }

  /** Whether the failure is of the signature made here: the PSBT brought no finished input. */
  private boolean isOurs(SigningRefused refused) {
    return refused.rule() == RefusalRule.KEY_MISMATCH
        || (refused.rule() == RefusalRule.VERIFICATION_FAILED
            && checked.psbt().inputs().stream().noneMatch(PsbtInput::isFinal));
  }

  /** The refusal of a PSBT that breaks a rule of signing. */
  static Refusal refusal(SigningRefused refused) {
    return new Refusal.InvalidRequest(
        SignPath.PSBT.name() + ": " + refused.getMessage(),
        Json.object().put("rule", refused.rule().label()));
  }
}
