package io.holdfast.core.approval.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an approver shows beside the token; all of it may be absent.
 *
 * @param totp a code of the authenticator app; empty for none
 * @param totpMethod the id or the name of the MFA method that the code is of; empty for the only
 *     one that the approver has
 * @param signature by an Ed25519 key; empty for none
 * @param keyId which key signed; empty to have it found
 * @param webauthn what the browser answered
 */
public record Shown(
    String totp, String totpMethod, String signature, String keyId, Optional<ObjectNode> webauthn) {
  /** A token alone. */
  public static final Shown NOTHING = new Shown("", "", "", "", Optional.empty());

  /** Says only what there is. */
  @Override
  public String toString() {
    return "Shown[totp " + !totp.isEmpty() + ", signature " + !signature.isEmpty() + "]";
  }
}
