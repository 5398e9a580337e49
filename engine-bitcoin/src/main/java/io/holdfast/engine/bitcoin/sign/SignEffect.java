package io.holdfast.engine.bitcoin.sign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.policy.OutputFact;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.RefusalRule;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.wallet.AddressBook;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes the signatures that a policy allowed. Made again, the same request gives the same ECDSA
 * signatures and equally good Schnorr ones, so that a crash before the answer loses nothing.
 */
final class SignEffect implements Effect {
  private final Supplier<Signer> signer;
  private final OwnKeys keys;
  private final Wallet wallet;
  private final CheckedPsbt checked;
  private final OwnInputs own;
  private final Judgement judgement;

  /**
   * @param keys closed once they were used
   */
  SignEffect(
      Supplier<Signer> signer,
      OwnKeys keys,
      Wallet wallet,
      CheckedPsbt checked,
      OwnInputs own,
      Judgement judgement) {
    this.signer = signer;
    this.keys = keys;
    this.wallet = wallet;
    this.checked = checked;
    this.own = own;
    this.judgement = judgement;
  }

  @Override
  public boolean reachesOutside() {
    return false;
  }

  @Override
  public Completion perform() {
    SigningResult result = sign();
    return call -> complete(call, result);
  }

  private SigningResult sign() {
    try (keys;
        OwnKeys.Session session = keys.open(own.scripts())) {
      return signer.get().sign(checked, session);
    } catch (SigningRefused e) {
      throw isOurs(e) ? new Refusal.Internal("signing failed: " + e.getMessage()) : refusal(e);
    }
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

  private Response complete(Call call, SigningResult result) {
    AddressBook book = new AddressBook(call.storage(), wallet.descriptor());
    Stream.concat(
            own.scripts().stream(),
            judgement.facts().outputs().stream().map(OutputFact::own).flatMap(Optional::stream))
        .distinct()
        .forEach(book::see);
    if (result.signedInputs().isEmpty()) {
      call.warn("no signature was added: what this key can sign is signed already");
    }
    ObjectNode data = Json.object().put("psbt", result.psbt().base64());
    ArrayNode signed = data.putArray("signed_inputs");
    result.signedInputs().forEach(signed::add);
    data.put("complete", result.complete());
    result.transaction().ifPresent(transaction -> add(data, transaction));
    data.set("decision", judgement.view());
    return Response.data(data);
  }

  private static void add(ObjectNode data, Transaction transaction) {
    data.put("txid", transaction.txid().hex()).put("transaction", transaction.hex());
  }
}
