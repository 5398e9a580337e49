package io.holdfast.cli.demo;

/** Verifies the log in which all of it was written, refusals included. */
final class AuditStory {
  private AuditStory() {}

  static void tell(Shell shell, Screen screen, EmbeddedServer server) {
    screen.title("Every access is in the audit log: verify it, offline");
    screen.say(
        """
        The log is a Merkle tree with a signed checkpoint. An auditor needs no server, only the log's
        key, which was copied from it when the server was new:
        """);
    shell.type("audit", "verify", "-vkey=" + server.pinnedKey(), server.auditLog().toString());
  }
}
