package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The families {@code approvals} and {@code approver-key}. */
public final class ApprovalCommands {
  private ApprovalCommands() {}

  /** The commands below {@code approvals}. */
  public static List<Node> approvals() {
    return List.of(
        Node.leaf("list", "List what waits for approvals", ListApprovals::new),
        Node.leaf("read", "Show in words what waits, and what is missing", ReadApproval::new),
        Node.leaf("approve", "Approve, with a code or a signature if need be", Approve::new),
        Node.leaf("reject", "Say no, which ends it", Reject::new),
        Node.leaf("cancel", "Take back what you asked for", Cancel::new),
        Node.leaf("break-glass", "Go ahead without approvals, and answer for it", BreakGlass::new),
        Node.leaf("config", "Show or change the settings", Config::new));
  }

  /** The commands below {@code approver-key}. */
  public static List<Node> keys() {
    return List.of(
        Node.leaf("register", "Register a key of yours", RegisterKey::new),
        Node.leaf("list", "List your keys, or those of an entity", ListKeys::new),
        Node.leaf("delete", "Remove a key", DeleteKey::new),
        Node.leaf("add", "Register a key for somebody else", AddKey::new),
        Node.leaf("confirm", "Confirm a key that somebody else registered", ConfirmKey::new));
  }
}
