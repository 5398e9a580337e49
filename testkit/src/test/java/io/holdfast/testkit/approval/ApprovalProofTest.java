package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token alone is not enough where terms ask for more, and a stolen one cannot get more. */
class ApprovalProofTest {
  private static final String BY_CODE = factors(factor("managers", "managers", 1, "totp"));
  private static final String BY_KEY = factors(factor("managers", "managers", 1, "signature"));
  private Board board;

  @BeforeEach
  void start() {
    board = new Board();
    board.group("managers", "bob", "carol");
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private static void refused(Reply reply, int status, String why) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.errors()).singleElement().asString().contains(why);
  }

  private Reply withCode(String who, String id, String code) {
    return board.act(who, id, "approve", "{\"totp\":\"" + code + "\"}");
  }

  private Reply signed(String who, String id, String signature) {
    return board.act(who, id, "approve", "{\"signature\":\"" + signature + "\"}");
  }

  @Test
  void aCodeOfTheEnrolledAppIsNeededAndTakenOnce() {
    byte[] app = board.app("bob", false);
    String id = board.ask("alice", BY_CODE);
    String other = board.ask("alice", BY_CODE);
    refused(board.approve("bob", id), 403, "needs, beside your token, the code");
    Reply approved = withCode("bob", id, board.code(app));
    assertThat(approved.data("state").asText()).as(approved.toString()).isEqualTo("approved");
    var proof = approved.data("approvers").get(0).path("proofs").get(0);
    assertThat(proof.path("proof").asText()).isEqualTo("totp");
    assertThat(proof.path("method_name").asText()).isEqualTo("app");
    refused(withCode("bob", other, board.code(app)), 403, "the passcode was used already");
    assertThat(board.spend(id).data("approvers").get(0).path("proofs")).hasSize(1);
  }

  @Test
  void wrongCodesAreCountedThoughTheyAreRefused() {
    byte[] app = board.app("bob", false);
    String id = board.ask("alice", BY_CODE);
    for (int i = 0; i < 5; i++) {
      refused(withCode("bob", id, "000000"), 403, "the passcode is wrong");
    }
    refused(withCode("bob", id, board.code(app)), 403, "maximum TOTP validation attempts exceeded");
    assertThat(board.state(id)).isEqualTo("pending");
    board.core().clock().advance(Duration.ofSeconds(31));
    assertThat(withCode("bob", id, board.code(app)).status()).isEqualTo(200);
  }

  @Test
  void anAppThatATokenEnrolledForItselfDoesNotCountAtOnce() {
    byte[] app = board.app("bob", true);
    String id = board.ask("alice", BY_CODE + ",\"ttl\":\"48h\"");
    refused(withCode("bob", id, board.code(app)), 403, "you enrolled this authenticator app");
    board.core().clock().advance(Duration.ofHours(24));
    assertThat(withCode("bob", id, board.code(app)).status()).isEqualTo(200);
  }

  @Test
  void withoutAnAppNoCodeIsGood() {
    String id = board.ask("alice", BY_CODE);
    refused(withCode("bob", id, "123456"), 403, "no authenticator app is enrolled for you");
  }

  @Test
  void aSignatureOverTheVeryApprovalIsNeeded() {
    byte[] key = board.key("bob");
    String id = board.ask("alice", BY_KEY);
    String other = board.ask("alice", BY_KEY);
    refused(board.approve("bob", id), 403, "a signature by a key of yours");
    refused(signed("bob", id, board.signature("bob", other, key)), 403, "none of your Ed25519");
    refused(signed("bob", id, "ab"), 400, "signature: give the 64 bytes");
    Reply approved = signed("bob", id, board.signature("bob", id, key));
    assertThat(approved.data("state").asText()).as(approved.toString()).isEqualTo("approved");
  }

  @Test
  void whatIsKeptOfASignatureIsEnoughToCheckItAgain() {
    byte[] key = board.key("bob");
    String id = board.ask("alice", BY_KEY);
    assertThat(signed("bob", id, board.signature("bob", id, key)).status()).isEqualTo(200);
    var proof = board.spend(id).data("approvers").get(0).path("proofs").get(0);
    assertThat(proof.path("type").asText()).isEqualTo("ed25519");
    assertThat(proof.path("message").asText()).contains(Board.DIGEST, board.entity("bob"), id);
    assertThat(
            Ed25519.verify(
                HexFormat.of().parseHex(proof.path("public_key").asText()),
                proof.path("message").asText().getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex(proof.path("signature").asText())))
        .isTrue();
  }

  @Test
  void aKeyOfSomebodyElseSignsNothingHere() {
    byte[] bobs = board.key("bob");
    String id = board.ask("alice", BY_KEY);
    refused(
        signed("carol", id, board.signature("carol", id, bobs)), 403, "none of your Ed25519 keys");
  }

  @Test
  void aStolenTokenCannotEnrolAKeyAndApproveWithIt() {
    byte[] thiefs = Ed25519.generateSeed();
    Reply registered = board.register("bob", thiefs);
    assertThat(registered.data("counts").asBoolean(true)).isFalse();
    String id = board.ask("alice", BY_KEY + ",\"ttl\":\"48h\"");
    refused(signed("bob", id, board.signature("bob", id, thiefs)), 403, "counts from 2");
    board.core().clock().advance(Duration.ofHours(24));
    assertThat(signed("bob", id, board.signature("bob", id, thiefs)).status()).isEqualTo(200);
  }

  @Test
  void aKeyThatAnotherPersonConfirmedCountsAtOnce() {
    byte[] seed = Ed25519.generateSeed();
    String key = board.register("bob", seed).data("id").asText();
    board.policy(
        "person",
        """
        path "identity/*" { capabilities = ["update"] }
        path "sys/approvals/*" { capabilities = ["read", "update"] }
        path "custody/*" { capabilities = ["update"] }
        """);
    String confirmation = "{\"entity_id\":\"" + board.entity("bob") + "\",\"id\":\"" + key + "\"}";
    refused(
        board.core().write("identity/approver-key/admin-confirm", confirmation, board.token("bob")),
        403,
        "nobody registers or confirms a key of their own");
    Reply confirmed =
        board
            .core()
            .write("identity/approver-key/admin-confirm", confirmation, board.token("carol"));
    assertThat(confirmed.data("confirmed_by").asText()).isEqualTo(board.entity("carol"));
    String id = board.ask("alice", BY_KEY);
    assertThat(signed("bob", id, board.signature("bob", id, seed)).status()).isEqualTo(200);
  }

  @Test
  void anAdministratorDoesNotRegisterAKeyForThemselves() {
    board.policy("person", "path \"identity/*\" { capabilities = [\"update\"] }");
    refused(
        board
            .core()
            .write(
                "identity/approver-key/admin-register",
                "{\"entity_id\":\"%s\",\"public_key\":\"%s\"}"
                    .formatted(
                        board.entity("bob"), Board.hex(Ed25519.publicKey(Ed25519.generateSeed()))),
                board.token("bob")),
        403,
        "another person has to");
  }

  @Test
  void whatAKeySignedDoesNotCountOnceTheKeyIsGone() {
    byte[] key = board.key("bob");
    String id = board.ask("alice", BY_KEY);
    assertThat(signed("bob", id, board.signature("bob", id, key)).status()).isEqualTo(200);
    String keyId =
        board
            .core()
            .send(Operation.LIST, "identity/approver-key", "{}", board.token("bob"))
            .keys()
            .getFirst();
    assertThat(
            board
                .core()
                .write(
                    "identity/approver-key/admin-delete",
                    "{\"entity_id\":\"%s\",\"id\":\"%s\"}".formatted(board.entity("bob"), keyId))
                .status())
        .isEqualTo(204);
    assertThat(board.state(id)).isEqualTo("pending");
    refused(board.spend(id), 403, "request needs further approval");
  }

  @Test
  void aCodeAndASignatureGivenOneAfterTheOtherCountTogether() {
    byte[] app = board.app("bob", false);
    byte[] key = board.key("bob");
    board.group("officers", "bob");
    String id =
        board.ask(
            "alice",
            factors(
                    factor("managers", "managers", 1, "totp"),
                    factor("officers", "officers", 1, "signature"))
                + ",\"distinct\":false");
    assertThat(withCode("bob", id, board.code(app)).data("state").asText()).isEqualTo("pending");
    assertThat(signed("bob", id, board.signature("bob", id, key)).data("state").asText())
        .isEqualTo("approved");
  }
}
