package io.holdfast.acceptance.bao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.program.DurableServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the holders of the shares do: new shares, a root token, and a store that is put back. */
class BaoSharesTest {
  private final DurableServer server = DurableServer.named("bao-shares");

  @BeforeEach
  void start() {
    server.ready();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String share(int holder) {
    return server.keys().shares().get(holder);
  }

  @Test
  void newSharesAreVerifiedAndTakeTheOldOnesPlace() {
    BaoCommandLine operator = BaoCommandLine.rootAt(server);
    String nonce =
        operator
            .bao(
                "operator",
                "rekey",
                "-init",
                "-key-shares=2",
                "-key-threshold=2",
                "-verify",
                "-format=json")
            .json()
            .get("nonce")
            .asText();
    operator.bao("operator", "rekey", "-nonce=" + nonce, share(0)).shows("Progress 1/2");
    JsonNode made =
        operator.bao("operator", "rekey", "-nonce=" + nonce, "-format=json", share(1)).json();
    String verification = "-nonce=" + made.get("verification_nonce").asText();
    String first = made.get("keys_base64").get(0).asText();
    String second = made.get("keys_base64").get(1).asText();
    operator.bao("operator", "rekey", "-verify", verification, first);
    operator.bao("operator", "rekey", "-verify", verification, second).shows("keys are now active");
    operator.bao("operator", "seal");
    operator.bao("operator", "unseal", share(0));
    operator.baoFails("operator", "unseal", share(1));
    operator.bao("operator", "unseal", first);
    operator.bao("operator", "unseal", second).shows("Sealed false", "Total Shares 2");
  }

  @Test
  void theHoldersMakeARootToken() {
    BaoCommandLine operator = BaoCommandLine.rootAt(server);
    JsonNode begun = operator.bao("operator", "generate-root", "-init", "-format=json").json();
    String nonce = "-nonce=" + begun.get("nonce").asText();
    operator.bao("operator", "generate-root", nonce, share(2)).shows("Progress 1/2");
    String encoded =
        operator
            .bao("operator", "generate-root", nonce, "-format=json", share(0))
            .json()
            .get("encoded_token")
            .asText();
    String token =
        operator
            .bao(
                "operator",
                "generate-root",
                "-decode=" + encoded,
                "-otp=" + begun.get("otp").asText())
            .out()
            .strip();
    operator.as(token).bao("token", "lookup").shows("policies [root]");
  }

  @Test
  void aSnapshotBringsBackWhatWasAndTheAuditLogStaysWhole() {
    BaoCommandLine operator = BaoCommandLine.rootAt(server);
    Path file = server.directory().resolve("store.snap");
    operator.bao("secrets", "enable", "kv");
    operator.bao("kv", "put", "kv/kept", "v=then");
    operator.bao("operator", "raft", "snapshot", "save", file.toString());
    assertThat(file).isNotEmptyFile();
    operator.bao("kv", "put", "kv/kept", "v=since");
    operator.bao("operator", "raft", "snapshot", "restore", file.toString());
    operator.baoFails("status").shows("Sealed true");
    server.unseal();
    operator.bao("kv", "get", "-field=v", "kv/kept").shows("then");
    operator.bao("kv", "put", "kv/kept", "v=since again");
    server.holdfast("operator", "snapshot", "restore", file.toString()).run().succeeds();
    server.unseal();
    server.stop();
    server.start().unseal();
    BaoCommandLine.rootAt(server).bao("kv", "get", "-field=v", "kv/kept").shows("then");
    server.holdfast("audit", "verify", server.auditLog().toString()).run().succeeds();
  }
}
