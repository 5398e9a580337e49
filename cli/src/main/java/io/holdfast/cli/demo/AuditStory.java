package io.holdfast.cli.demo;

/** Verifies the log in which all of it was written, refusals included. */
final class AuditStory {
  private AuditStory() {}

  static void tell(Shell shell, Screen screen, EmbeddedServer server) {
    screen.title("Every access is in the audit log: verify it, offline");
    screen.say(
        """
        The log is a Merkle tree with a signed checkpoint. An auditor pins its key, kept apart from
        the log, and needs no server:
        """);
    shell.type(
        "audit",
        "verify",
        "-vkey=" + server.auditLog().resolve("log.vkey"),
        server.auditLog().toString());
  }
}
