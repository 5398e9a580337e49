package io.holdfast.cli.controlgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An approver sees what is asked and what is missing, and approves with one command. */
class ControlGroupCommandTest {
  private static final String STATUS =
      """
      {"data":{"approved":false,"request_path":"secret/data/a","request_operation":"read",
       "request_entity":{"id":"e1","name":"alice",
         "aliases":[{"name":"al","mount_accessor":"auth_userpass_1"}]},"expiration":"2026-03-02T12:00:00Z",
       "authorizations":[{"entity_id":"e2","entity_name":"bob"}],
       "factors":[{"name":"ops","group_names":["managers","leads"],"group_ids":[],
                   "approvals":2,"approved_by":["e2"],"approved":false}]}}
      """;

  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private Result run(String... words) {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address()).run(words);
  }

  @Test
  void aRequestIsShownWithWhatIsMissing() {
    server.answer("PUT /v1/sys/control-group/request", 200, STATUS);
    Result shown = run("control-group", "request", "acc");
    assertThat(shown.exitCode()).isZero();
    assertThat(server.lastAsked().body()).isEqualTo("{\"accessor\":\"acc\"}");
    assertThat(shown.out())
        .contains("request_path         secret/data/a")
        .contains("request_entity       alice e1")
        .contains("known as al          auth_userpass_1")
        .contains("approved by bob      e2")
        .contains("ops       1 of 2       managers, leads");
    assertThat(run("control-group", "request", "-format=json", "acc").out())
        .contains("\"approved_by\"");
    assertThat(run("control-group", "request", "-field=request_path", "acc").out())
        .isEqualTo("secret/data/a");
  }

  @Test
  void anApprovalTellsWhetherItWasTheLastOne() {
    server.answer("PUT /v1/sys/control-group/authorize", 200, "{\"data\":{\"approved\":true}}");
    assertThat(run("control-group", "authorize", "acc").out()).contains("approved    true");
    assertThat(run("control-group", "authorize").exitCode()).isEqualTo(1);
  }

  @Test
  void theSettingsAreShownAndChanged() {
    server.answer("GET /v1/sys/config/control-group", 200, "{\"data\":{\"max_ttl\":\"4h0m0s\"}}");
    server.answer("PUT /v1/sys/config/control-group", 204, "");
    assertThat(run("control-group", "config").out()).contains("max_ttl    4h0m0s");
    assertThat(run("control-group", "config", "max_ttl=2h").exitCode()).isZero();
    assertThat(server.lastAsked().body()).isEqualTo("{\"max_ttl\":\"2h\"}");
  }
}
