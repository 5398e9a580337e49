package io.holdfast.acceptance.database;

import io.holdfast.acceptance.peer.Python;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.testkit.database.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Python programs that get accounts of a database through hvac. */
class PythonTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("database-hvac");

  @Test
  void pythonProgramsWorkUnchanged() {
    try (PostgresServer postgres = PostgresServer.start()) {
      Python.script("hvac_client.py", "Database")
          .with(server.login())
          .with("PG_URL", postgres.templatedUrl())
          .with("PG_USER", PostgresServer.USER)
          .with("PG_PASSWORD", PostgresServer.PASSWORD)
          .run()
          .succeeds();
    }
  }
}
