package io.holdfast.cli.audit;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code audit}. */
public final class AuditCommands {
  private AuditCommands() {}

  /** The commands below {@code audit}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("list", "List the audit devices", AuditList::new),
        Node.leaf("enable", "Enable an audit device", AuditEnable::new),
        Node.leaf("disable", "Disable an audit device", AuditDisable::new),
        Node.leaf("verify", "Check the built-in audit log, offline", AuditVerify::new));
  }
}
