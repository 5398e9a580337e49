package io.holdfast.core.sys.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.ApprovalState;
import io.holdfast.api.route.Field;
import io.holdfast.core.approval.proof.Shown;
import java.util.Arrays;
import java.util.List;

/** What the paths of approvals take and answer. */
final class ApprovalFields {
  static final Field<String> ID = Field.string("id", "The id of the approval.");
  static final Field<String> KIND =
      Field.string("kind", "List only matters of this kind, e.g. control-group or review.")
          .inQuery();
  static final Field<List<String>> STATE =
      Field.commaList(
              "state",
              "List only those in one of these states: pending, approved, spent, rejected,"
                  + " cancelled, expired. Without it: pending and approved.")
          .inQuery();

  static final Field<String> TOTP =
      Field.string("totp", "A code of your authenticator app, where the terms ask for one.")
          .sensitive();
  static final Field<String> TOTP_METHOD =
      Field.string(
          "totp_method", "The id or name of the MFA method of the code, if you have several.");
  static final Field<String> SIGNATURE =
      Field.string(
          "signature",
          "Of the approval's message, by an Ed25519 key of yours: hex, base64, or what ssh-keygen"
              + " -Y sign -n holdfast-approval makes.");
  static final Field<String> KEY_ID =
      Field.string("key_id", "Which key of yours signed; found without it.");
  static final Field<ObjectNode> WEBAUTHN =
      Field.object(
          "webauthn",
          "In place of signature what navigator.credentials.get gave for the approval's webauthn"
              + " options, as JSON.");
  static final Field<String> COMMENT = Field.string("comment", "In your words; kept and shown.");
  static final Field<String> REASON = Field.string("reason", "In your words; kept and shown.");

  static final List<Field<?>> PROOFS = List.of(TOTP, TOTP_METHOD, SIGNATURE, KEY_ID, WEBAUTHN);

  static final Field<?>[] ANSWER = {
    Field.string("id", "The id of the approval."),
    Field.string("state", "pending, approved, spent, rejected, cancelled or expired."),
    Field.string("kind", "What sort of matter it is."),
    Field.string("operation", "What is to be done."),
    Field.string("path", "Where."),
    Field.string("digest", "The SHA-256 of the exact thing, in hex."),
    Field.list("summary", "The thing in words."),
    Field.object("details", "The same for programs."),
    Field.object("requester", "Who asks: id, name and aliases of an entity."),
    Field.any("factors", "What is needed, and what is there of it."),
    Field.bool("distinct", "Whether one person counts for one factor only."),
    Field.any("approvers", "Whose consent counts, with what they showed."),
    Field.string("creation_time", "When it was asked for."),
    Field.string("approved_since", "Since when it is approved."),
    Field.string("expiration", "Until when it waits; of a review, until when it has to be closed."),
    Field.object("break_glass", "Who did without approvals, when and why."),
    Field.object("break_glass_terms", "Who may do without, and what follows."),
    Field.object("review", "Of a review: what it is of."),
    Field.object("ended", "Who ended it, when and why."),
    Field.string("message", "What an Ed25519 key of yours signs to approve, byte for byte."),
    Field.object("webauthn", "The argument of navigator.credentials.get to approve."),
  };

  private static final int LONGEST_TEXT = 2000;

  private ApprovalFields() {}

  static Shown shown(Call call) {
    return new Shown(
        call.get(TOTP),
        call.get(TOTP_METHOD),
        call.get(SIGNATURE),
        call.get(KEY_ID),
        call.find(WEBAUTHN));
  }

  static List<ApprovalState> states(Call call) {
    return call.get(STATE).stream()
        .map(name ->
            ApprovalState.named(name)
                .orElseThrow(() ->
                    new Refusal.InvalidRequest(
                        "state: expected some of "
                            + String.join(
                                ", ",
                                Arrays.stream(ApprovalState.values())
                                    .map(ApprovalState::wireName)
                                    .toList()))))
        .toList();
  }

  static String words(Call call, Field<String> field) {
    String text = call.get(field);
    if (text.length() > LONGEST_TEXT) {
      throw new Refusal.InvalidRequest(
          field.name() + ": give at most " + LONGEST_TEXT + " characters");
    }
    return text;
  }
}
