package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.json.Json;
import java.util.regex.Pattern;

/**
 * What is signed to approve. It is made here, of the approval that the user named and the digest
 * that is shown: whatever else a server would like to have signed is not.
 */
record ConsentMessage(String id, String digest, String approver) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ENTITY = Pattern.compile("approver: ([A-Za-z0-9._-]+)");

  static ConsentMessage of(String id, Json.Obj shown) {
    String digest = shown.text("digest");
    var approver = ENTITY.matcher(shown.text("message"));
    if (!DIGEST.matcher(digest).matches() || !approver.find()) {
      throw Failure.remote(
          "There is no such approval to sign, or it is over, or your token has no entity");
    }
    ConsentMessage message = new ConsentMessage(id, digest, approver.group(1));
    if (!message.text("approve").equals(shown.text("message"))) {
      throw Failure.remote("Nothing was signed: the server asks for something else to be signed");
    }
    return message;
  }

  String text(String decision) {
    return "holdfast approval v1\n"
        + "approval: "
        + id
        + "\n"
        + "digest: "
        + digest
        + "\n"
        + "approver: "
        + approver
        + "\n"
        + "decision: "
        + decision
        + "\n";
  }
}
