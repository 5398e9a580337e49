package io.holdfast.core.approval.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Evidence;
import io.holdfast.api.approval.Proof;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.approver.ApproverKey;
import io.holdfast.core.identity.approver.ApproverKeys;
import io.holdfast.core.identity.approver.Ed25519Text;
import io.holdfast.core.identity.approver.EnrolmentRules;
import io.holdfast.core.identity.approver.WebAuthnKeys;
import io.holdfast.webauthn.Assertion;
import java.util.List;

/**
 * Signatures by the keys of an entity.
 *
 * @param entity the approver's
 */
public record Signatures(BarrierTx tx, String entity) {
  private static final String KEY_ID = "key_id";
  private static final String PUBLIC_KEY = "public_key";

  private ApproverKeys keys() {
    return ApproverKeys.around(tx, entity);
  }

  /**
   * Checks an Ed25519 signature.
   *
   * @param keyId which key signed; empty to have it found
   * @throws Refusal.PermissionDenied when none of the approver's keys made it, or it does not count
   *     yet
   */
  Evidence ed25519(String signature, String keyId, ConsentText text) {
    ApproverKey key =
        candidates(ApproverKey.Type.ED25519, keyId).stream()
            .filter(one -> Ed25519Text.verifies(one.publicKey(), text.bytes(), signature))
            .findFirst()
            .orElseThrow(() ->
                new Refusal.PermissionDenied(
                    "signature: none of your Ed25519 keys made it over this approval's message;"
                        + " sys/approvals/"
                        + text.approval()
                        + " shows the message, identity/approver-key your keys"));
    requireCounting(key);
    keys().put(key.used(tx.now(), key.signatures()));
    ObjectNode facts = facts(key);
    facts.put("message", text.text());
    facts.put("signature", signature.strip());
    return new Evidence(Proof.SIGNATURE, tx.now(), facts);
  }

  /**
   * Checks a WebAuthn assertion.
   *
   * @throws Refusal.PermissionDenied when the credential is none of the approver's, or does not
   *     count yet
   * @throws Refusal.InvalidRequest when it is not good
   */
  Evidence webauthn(ObjectNode response, String keyId, ConsentText text) {
    String credential = response.path("id").asText();
    ApproverKey key =
        candidates(ApproverKey.Type.WEBAUTHN, keyId).stream()
            .filter(one -> one.credentialId().equals(credential))
            .findFirst()
            .orElseThrow(() ->
                new Refusal.PermissionDenied(
                    "webauthn: the credential is none of yours; identity/approver-key shows your"
                        + " keys"));
    requireCounting(key);
    Assertion assertion =
        WebAuthnKeys.asserted(
            EnrolmentRules.ofEntity(tx, entity).webauthn(), text.challenge(), key, response);
    keys().put(key.used(tx.now(), assertion.signatures()));
    ObjectNode facts = facts(key);
    facts.put("credential_id", key.credentialId());
    facts.put("message", text.text());
    facts.put("authenticator_data", assertion.authenticatorData());
    facts.put("client_data", assertion.clientData());
    facts.put("signature", assertion.signature());
    return new Evidence(Proof.SIGNATURE, tx.now(), facts);
  }

  private List<ApproverKey> candidates(ApproverKey.Type type, String keyId) {
    return keys().all(entity).stream()
        .filter(key -> key.type() == type && (keyId.isEmpty() || key.id().equals(keyId)))
        .toList();
  }

  private void requireCounting(ApproverKey key) {
    if (!key.counts(tx.now())) {
      throw new Refusal.PermissionDenied(
          "your key "
              + key.id()
              + " counts from "
              + key.countsFrom()
              + " on, or once an administrator confirmed it"
              + " (identity/approver-key/admin-confirm)");
    }
  }

  private static ObjectNode facts(ApproverKey key) {
    return Json.object()
        .put("type", key.type().wireName())
        .put(KEY_ID, key.id())
        .put(PUBLIC_KEY, key.publicKey());
  }

  /** Whether the key that made a signature is still one of the entity's. */
  public boolean holds(Evidence evidence) {
    return keys()
        .find(entity, evidence.facts().path(KEY_ID).asText())
        .filter(key -> key.publicKey().equals(evidence.facts().path(PUBLIC_KEY).asText()))
        .isPresent();
  }
}
