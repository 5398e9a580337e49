package io.holdfast.core.identity.approver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;

/** What the paths of approvers' keys take. */
final class ApproverKeyFields {
  static final Field<String> ID = Field.string("id", "The id of the key.");
  static final Field<String> ENTITY =
      Field.string("entity_id", "The id of the entity whose key it is.");
  static final Field<String> NAME =
      Field.string("name", "How people call the key, e.g. the device that it is on.");
  static final Field<String> PUBLIC_KEY =
      Field.string(
          "public_key",
          "An Ed25519 key: 64 hex digits, PEM (PUBLIC KEY), or OpenSSH's line (ssh-ed25519 ...).");
  static final Field<String> SIGNATURE =
      Field.string(
          "signature",
          "Of the challenge's message, by the key: hex, base64, or what ssh-keygen -Y sign -n"
              + " holdfast-approval makes.");
  static final Field<ObjectNode> WEBAUTHN =
      Field.object(
          "webauthn",
          "A WebAuthn registration in place of public_key and signature: what"
              + " navigator.credentials.create gave, as JSON.");

  private static final int LONGEST_NAME = 100;

  private ApproverKeyFields() {}

  static String checkedName(String name) {
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal.InvalidRequest(
          "name: give at most " + LONGEST_NAME + " characters on one line");
    }
    return name;
  }
}
