package io.holdfast.core.approval.proof;

import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;

/**
 * The text that an approver signs: which approval, for which exact thing, in whose name, to what
 * end. Five lines of ASCII, each of which ends with LF; docs/approvals.md has them byte for byte.
 *
 * @param approval the id of the approval
 * @param digest of its matter
 * @param approver the id of the approver's entity
 */
public record ConsentText(String approval, String digest, String approver, Decision decision) {

  /** What is decided. */
  public enum Decision {
    APPROVE("approve"),
    BREAK_GLASS("break-glass");

    private final String word;

    Decision(String word) {
      this.word = word;
    }
  }

  public String text() {
    return "holdfast approval v1\n"
        + "approval: "
        + approval
        + "\n"
        + "digest: "
        + digest
        + "\n"
        + "approver: "
        + approver
        + "\n"
        + "decision: "
        + decision.word
        + "\n";
  }

  /** What an Ed25519 key signs. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.US_ASCII);
  }

  /** The challenge that a WebAuthn credential signs: the SHA-256 of the text. */
  public byte[] challenge() {
    return HashAlgorithm.SHA2_256.hash(bytes());
  }
}
