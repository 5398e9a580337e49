package io.holdfast.core.approval.proof;

import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Evidence;
import io.holdfast.api.approval.Proof;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.mfa.ApproverTotp;
import io.holdfast.core.identity.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** Checks what an approver shows. */
public record ProofCheck(BarrierTx tx, Subject approver) {

  /**
   * Checks all that is shown; signatures first, so that a wrong one does not use up a code.
   *
   * @param text what the approver has to have signed
   * @throws Refusal.InvalidRequest when something is not of the form that is taken
   */
  public Finding check(Shown shown, ConsentText text) {
    List<Evidence> evidence = new ArrayList<>();
    Signatures signatures = new Signatures(tx, approver.id());
    if (!shown.signature().isEmpty() && shown.webauthn().isPresent()) {
      throw new Refusal.InvalidRequest("give either signature or webauthn");
    }
    if (!shown.signature().isEmpty()) {
      evidence.add(signatures.ed25519(shown.signature(), shown.keyId(), text));
    }
    shown
        .webauthn()
        .ifPresent(response -> evidence.add(signatures.webauthn(response, shown.keyId(), text)));
    if (!shown.totp().isEmpty()) {
      ApproverTotp.Result result =
          new ApproverTotp(tx, approver.id()).check(shown.totpMethod(), shown.totp());
      if (result.fault().isPresent()) {
        return new Finding.Wrong("totp: " + result.fault().get());
      }
      evidence.add(new Evidence(Proof.TOTP, tx.now(), result.facts()));
    }
    return new Finding.Good(evidence);
  }
}
