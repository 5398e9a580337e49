package io.holdfast.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.openssh.SshPrivateKeys;
import io.holdfast.crypto.sign.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People read in words what waits, and decide it; their keys sign here and stay here. */
class ApprovalCommandTest {
  private static final String DIGEST = "ab".repeat(32);
  private static final String MESSAGE =
      "holdfast approval v1\\napproval: a1\\ndigest: %s\\napprover: e2\\ndecision: approve\\n";

  private final byte[] seed = Ed25519.generateSeed();
  private final StubServer server = new StubServer();

  @TempDir Path home;

  @AfterEach
  void stop() {
    server.close();
  }

  private Result run(String... words) {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address()).run(words);
  }

  private static String shown(String message) {
    return """
    {"data":{"id":"a1","state":"pending","kind":"bitcoin-transaction","operation":"sign",
      "path":"bitcoin/wallets/cold/sign","digest":"%s",
      "summary":["Pays 0.5 BTC to bc1q","Fee 200 sat"],
      "requester":{"id":"e1","name":"alice","aliases":[{"name":"al"}]},
      "factors":[{"name":"ops","group_names":["managers"],"group_ids":[],"approvals":2,
                  "proof":"signature","approved_by":["e3"],"approved":false}],
      "approvers":[{"entity_id":"e3","entity_name":"carol",
                    "proofs":[{"proof":"signature","type":"ed25519"}]}],
      "expiration":"2026-03-02T12:00:00Z","message":"%s"}}
    """
        .formatted(DIGEST, message);
  }

  private String keyFile(String text) throws IOException {
    return Files.writeString(home.resolve("key"), text).toString();
  }

  private String openSsh() {
    return SshPrivateKeys.write(Ed25519Keys.toPkcs8(seed));
  }

  @Test
  void whatWaitsIsListedInWords() {
    server.answer(
        "GET /v1/sys/approvals",
        200,
        """
        {"data":{"keys":["a1"],"key_info":{"a1":{"state":"pending","kind":"custody",
          "summary":["Pays 2 coins to Zoe"],"requester":{"name":"alice"},"expiration":"soon"}}}}
        """);
    Result listed = run("approvals", "list", "-state=pending", "-kind=custody");
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.out()).contains("a1    pending    custody    Pays 2 coins to Zoe    alice");
    assertThat(server.lastAsked().target()).contains("kind=custody").contains("state=pending");
    assertThat(run("approvals", "list", "-format=json").out()).contains("\"key_info\"");
  }

  @Test
  void whereNothingWaitsTheListSaysSo() {
    server.answer("GET /v1/sys/approvals", 404, "{\"errors\":[]}");
    assertThat(run("approvals", "list").exitCode()).isEqualTo(2);
    assertThat(run("approvals", "list", "-format=json").exitCode()).isEqualTo(2);
  }

  @Test
  void anApprovalIsShownTheThingFirst() {
    server.answer("GET /v1/sys/approvals/a1", 200, shown(MESSAGE.formatted(DIGEST)));
    Result read = run("approvals", "read", "a1");
    assertThat(read.out())
        .startsWith("Pays 0.5 BTC to bc1q")
        .contains("alice e1 (al)")
        .contains("approved by carol    login, signature ed25519")
        .contains("ops       1 of 2       signature    managers");
    assertThat(run("approvals", "read", "-format=json", "a1").out()).contains("\"approvers\"");
    assertThat(run("approvals", "read", "../x").exitCode()).isEqualTo(1);
  }

  @Test
  void aKeySignsThisApprovalAndNothingElse() throws IOException {
    server.answer("GET /v1/sys/approvals/a1", 200, shown(MESSAGE.formatted(DIGEST)));
    server.answer("PUT /v1/sys/approvals/a1/approve", 200, shown(""));
    for (String form : new String[] {openSsh(), Pem.ofPrivate(Ed25519Keys.toPkcs8(seed))}) {
      Result approved = run("approvals", "approve", "-key=" + keyFile(form), "a1");
      assertThat(approved.exitCode()).as(approved.err()).isZero();
      String signature =
          HexFormat.of()
              .formatHex(
                  Ed25519.sign(
                      seed,
                      MESSAGE
                          .formatted(DIGEST)
                          .replace("\\n", "\n")
                          .getBytes(StandardCharsets.US_ASCII)));
      assertThat(server.lastAsked().body()).isEqualTo("{\"signature\":\"" + signature + "\"}");
    }
    Result other = run("approvals", "approve", "-key=" + keyFile(openSsh()), "-digest=00", "a1");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("Nothing was signed");
  }

  @Test
  void aServerThatWantsSomethingElseSignedGetsNoSignature() throws IOException {
    server.answer("GET /v1/sys/approvals/a1", 200, shown(MESSAGE.formatted("cd".repeat(32))));
    Result refused = run("approvals", "approve", "-key=" + keyFile(openSsh()), "a1");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("the server asks for something else to be signed");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aFileThatHoldsNoSuchKeyIsNamed() throws IOException {
    server.answer("GET /v1/sys/approvals/a1", 200, shown(MESSAGE.formatted(DIGEST)));
    assertThat(run("approvals", "approve", "-key=" + keyFile("no key"), "a1").err())
        .contains("Error reading the key");
    assertThat(run("approvals", "approve", "-key=" + home.resolve("none"), "a1").err())
        .contains("it cannot be read");
  }

  @Test
  void aCodeAndACommentGoAlong() {
    server.answer("PUT /v1/sys/approvals/a1/approve", 200, shown(""));
    assertThat(run("approvals", "approve", "-totp=123456", "-comment=ok", "a1").exitCode())
        .isZero();
    assertThat(server.lastAsked().body()).isEqualTo("{\"comment\":\"ok\",\"totp\":\"123456\"}");
  }

  @Test
  void rejectingCancellingAndBreakingSayWhy() {
    for (String action : new String[] {"reject", "cancel", "break-glass"}) {
      server.answer("PUT /v1/sys/approvals/a1/" + action, 200, shown(""));
      assertThat(run("approvals", action, "-reason=wrong", "a1").exitCode()).isZero();
      assertThat(server.lastAsked().body()).isEqualTo("{\"reason\":\"wrong\"}");
    }
    assertThat(run("approvals", "break-glass", "a1").exitCode()).isEqualTo(1);
  }

  @Test
  void aKeyIsRegisteredByWhatItSigns() throws IOException {
    String publicKey = HexFormat.of().formatHex(Ed25519.publicKey(seed));
    String message =
        "holdfast approver key v1\\nentity: e2\\nchallenge: %s\\npublic_key: %s\\n"
            .formatted("0".repeat(64), publicKey);
    server.answer(
        "PUT /v1/identity/approver-key/challenge",
        200,
        "{\"data\":{\"message\":\"" + message + "\"}}");
    server.answer("PUT /v1/identity/approver-key/register", 200, "{\"data\":{\"id\":\"k1\"}}");
    Result registered =
        run("approver-key", "register", "-name=laptop", "-key=" + keyFile(openSsh()));
    assertThat(registered.out()).as(registered.err()).contains("k1");
    assertThat(server.lastAsked().body())
        .contains("\"public_key\":\"" + publicKey + "\"", "\"name\":\"laptop\"", "\"signature\"");
    server.answer(
        "PUT /v1/identity/approver-key/challenge",
        200,
        "{\"data\":{\"message\":\"holdfast approval v1\\n\"}}");
    assertThat(run("approver-key", "register", "-key=" + keyFile(openSsh())).err())
        .contains("Nothing was signed");
  }

  @Test
  void administratorsListAddConfirmAndRemoveKeys() {
    server.answer(
        "GET /v1/identity/approver-key/entity/e2",
        200,
        "{\"data\":{\"keys\":[\"k1\"],\"key_info\":{\"k1\":{\"name\":\"laptop\",\"type\":\"ed25519\"}}}}");
    assertThat(run("approver-key", "list", "-entity=e2").out()).contains("k1    laptop    ed25519");
    server.answer("PUT /v1/identity/approver-key/admin-register", 200, "{\"data\":{\"id\":\"k\"}}");
    assertThat(run("approver-key", "add", "-entity=e2", "ff").exitCode()).isZero();
    server.answer("PUT /v1/identity/approver-key/admin-confirm", 200, "{\"data\":{\"id\":\"k\"}}");
    assertThat(run("approver-key", "confirm", "-entity=e2", "k1").exitCode()).isZero();
    assertThat(server.lastAsked().body()).isEqualTo("{\"entity_id\":\"e2\",\"id\":\"k1\"}");
    server.answer("PUT /v1/identity/approver-key/admin-delete", 204, "");
    assertThat(run("approver-key", "delete", "-entity=e2", "k1").exitCode()).isZero();
    server.answer("DELETE /v1/identity/approver-key/id/k1", 204, "");
    assertThat(run("approver-key", "delete", "k1").exitCode()).isZero();
    assertThat(run("approver-key", "add", "ff").exitCode()).isEqualTo(1);
    assertThat(run("approver-key", "confirm", "k1").exitCode()).isEqualTo(1);
  }
}
