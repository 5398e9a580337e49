package io.holdfast.core.identity.approver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.webauthn.Assertion;
import io.holdfast.webauthn.Credential;
import io.holdfast.webauthn.Site;
import io.holdfast.webauthn.WebAuthn;
import io.holdfast.webauthn.WebAuthnException;
import java.util.Set;

/** WebAuthn credentials: registered and used for texts, whose SHA-256 is the challenge. */
public final class WebAuthnKeys {
  private WebAuthnKeys() {}

  static byte[] challenge(EnrolmentChallenge challenge, String entity) {
    return HashAlgorithm.SHA2_256.hash(EnrolmentChallenge.bytes(challenge.text(entity)));
  }

  static NewKey registered(
      EnrolmentRules.Site rules, EnrolmentChallenge challenge, String entity, ObjectNode response) {
    try {
      Credential made =
          WebAuthn.registered(site(rules), challenge(challenge, entity), response.toString());
      return new NewKey(ApproverKey.Type.WEBAUTHN, made.publicKey(), made.id(), made.signatures());
    } catch (WebAuthnException e) {
      throw refused(e);
    }
  }

  /**
   * Verifies that a key signed a challenge.
   *
   * @throws Refusal.InvalidRequest naming the field {@code webauthn} when it did not
   */
  public static Assertion asserted(
      EnrolmentRules.Site rules, byte[] challenge, ApproverKey key, ObjectNode response) {
    ObjectNode answered = response.deepCopy();
    if (answered.get("response") instanceof ObjectNode inner) {
      // Whose key it is is known, also after entities were merged.
      inner.remove("userHandle");
    }
    try {
      return WebAuthn.asserted(
          site(rules),
          challenge,
          new Credential(key.credentialId(), key.publicKey(), key.signatures()),
          answered.toString());
    } catch (WebAuthnException e) {
      throw refused(e);
    }
  }

  private static Site site(EnrolmentRules.Site rules) {
    if (!rules.isSetUp()) {
      throw new Refusal.InvalidRequest(
          "webauthn: it is not set up here; write webauthn_rp_id and webauthn_origins to"
              + " sys/config/approvals");
    }
    return new Site(rules.id(), rules.name(), Set.copyOf(rules.origins()), rules.verifiesPeople());
  }

  private static Refusal refused(WebAuthnException why) {
    return new Refusal.InvalidRequest("webauthn: " + why.getMessage());
  }
}
