package io.holdfast.core.identity.approver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import java.time.Instant;

/**
 * A key that is to be registered.
 *
 * @param signatures the authenticator's count of them
 */
record NewKey(ApproverKey.Type type, String publicKey, String credentialId, long signatures) {

  /** An Ed25519 key, whose owner is not asked. */
  static NewKey ed25519(String publicKey) {
    return new NewKey(ApproverKey.Type.ED25519, Ed25519Text.publicKey(publicKey), "", 0);
  }

  /**
   * An Ed25519 key that signed the challenge.
   *
   * @throws Refusal.InvalidRequest when it did not
   */
  static NewKey ed25519(
      EnrolmentChallenge challenge, String entity, String publicKey, String signature) {
    NewKey key = ed25519(publicKey);
    String text = challenge.text(entity, key.publicKey());
    if (!Ed25519Text.verifies(key.publicKey(), EnrolmentChallenge.bytes(text), signature)) {
      throw new Refusal.InvalidRequest(
          "signature: it is not one of the challenge's message by this key");
    }
    return key;
  }

  /**
   * A WebAuthn credential that was made for the challenge.
   *
   * @throws Refusal.InvalidRequest when it was not
   */
  static NewKey webauthn(
      EnrolmentRules.Site site, EnrolmentChallenge challenge, String entity, ObjectNode response) {
    return WebAuthnKeys.registered(site, challenge, entity, response);
  }

  ApproverKey of(
      String id, String entity, String name, Instant now, Instant countsFrom, String by) {
    return new ApproverKey(
        id,
        entity,
        name,
        type,
        publicKey,
        credentialId,
        signatures,
        now,
        countsFrom,
        by,
        null,
        null);
  }
}
