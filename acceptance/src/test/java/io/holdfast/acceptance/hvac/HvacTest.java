package io.holdfast.acceptance.hvac;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.peer.Python;
import io.holdfast.acceptance.program.DurableServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the classes of {@code hvac_client.py}: each is a test case of its own. */
class HvacTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("hvac");

  @BeforeAll
  static void needPython() {
    var _ = Peers.python();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KvVersionOne",
        "KvVersionTwo",
        "Transit",
        "Identity",
        "Tokens",
        "Policies",
        "Userpass",
        "AppRole",
        "Wrapping",
        "System",
        "Namespaces",
        "GenericPaths"
      })
  void pythonProgramsWorkUnchanged(String area) {
    Python.script("hvac_client.py", area).with(server.login()).run().succeeds();
  }
}
