package io.holdfast.testkit.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.openssh.SshPublicKey;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People register keys of theirs by proving to have them; administrators see to them. */
class ApproverKeyTest {
  private final byte[] seed = Ed25519.generateSeed();
  private Board board;

  @BeforeEach
  void start() {
    board = new Board();
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private static void refused(Reply reply, int status, String why) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.errors()).singleElement().asString().contains(why);
  }

  private Reply register(String who, String publicKey, String signature) {
    return board
        .core()
        .write(
            "identity/approver-key/register",
            io.holdfast.api.Json.object()
                .put("public_key", publicKey)
                .put("signature", signature)
                .toString(),
            board.token(who));
  }

  private String message(String who) {
    return board.challenge(who, seed).data("message").asText();
  }

  private String publicKey() {
    return Board.hex(Ed25519.publicKey(seed));
  }

  @Test
  void whoSignsTheChallengeHasTheKeyRegistered() {
    String message = message("bob");
    assertThat(message)
        .startsWith("holdfast approver key v1\nentity: " + board.entity("bob") + "\nchallenge: ")
        .endsWith("\npublic_key: " + publicKey() + "\n");
    Reply key = register("bob", publicKey(), Board.sign(seed, message));
    assertThat(key.data("type").asText()).isEqualTo("ed25519");
    assertThat(key.data("enrolled_by").asText()).isEqualTo(board.entity("bob"));
    String path = "identity/approver-key/id/" + key.data("id").asText();
    assertThat(board.core().read(path, board.token("bob")).data("public_key").asText())
        .isEqualTo(publicKey());
    assertThat(board.core().read(path, board.token("carol")).status()).isEqualTo(404);
    assertThat(board.core().send(Operation.DELETE, path, "{}", board.token("bob")).status())
        .isEqualTo(204);
    assertThat(board.core().read(path, board.token("bob")).status()).isEqualTo(404);
  }

  @Test
  void aKeyIsTakenInEveryFormThatPeopleHaveItIn() {
    byte[] spki = Ed25519Keys.toSpki(Ed25519.publicKey(seed));
    for (String form :
        new String[] {
          publicKey().toUpperCase(java.util.Locale.ROOT),
          Pem.ofPublic(spki),
          SshPublicKey.ofSpki(spki).text() + " bob@laptop"
        }) {
      Reply key = register("bob", form, Board.sign(seed, message("bob")));
      assertThat(key.data("public_key").asText()).as(key.toString()).isEqualTo(publicKey());
      var _ =
          board
              .core()
              .send(
                  Operation.DELETE,
                  "identity/approver-key/id/" + key.data("id").asText(),
                  "{}",
                  board.token("bob"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ssh-rsa AAAA",
        "ssh-ed25519 AAAA",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
      })
  void whatIsNoKeyIsRefusedByName(String form) {
    var _ = message("bob");
    refused(register("bob", form, "ab"), 400, "public_key: ");
  }

  @Test
  void withoutTheKeyItIsNotRegistered() {
    String message = message("bob");
    byte[] other = Ed25519.generateSeed();
    refused(register("bob", publicKey(), Board.sign(other, message)), 400, "it is not one of the");
    refused(
        register("bob", publicKey(), Board.sign(seed, message("carol"))), 400, "it is not one of");
    assertThat(register("bob", publicKey(), Board.sign(seed, message)).status()).isEqualTo(200);
  }

  @Test
  void aChallengeIsGoodOnceAndForTenMinutes() {
    String signature = Board.sign(seed, message("bob"));
    board.core().clock().advance(Duration.ofMinutes(10));
    refused(register("bob", publicKey(), signature), 400, "there is no challenge for this key");
    String fresh = Board.sign(seed, message("bob"));
    assertThat(register("bob", publicKey(), fresh).status()).isEqualTo(200);
    refused(register("bob", publicKey(), fresh), 400, "there is no challenge for this key");
  }

  @Test
  void noTwoPeopleHaveTheSameKey() {
    assertThat(board.register("bob", seed).status()).isEqualTo(200);
    refused(board.register("carol", seed), 400, "this key is registered already");
  }

  @Test
  void aTokenWithoutAnEntityHasNoKeys() {
    refused(
        board.core().write("identity/approver-key/challenge", "{}"),
        403,
        "this token has no entity");
  }

  @Test
  void selfEnrolmentCanBeForbiddenAndItsWaitChosen() {
    board.core().write("sys/config/approvals", "{\"allow_self_enrolment\":false}");
    refused(board.challenge("bob", seed), 403, "registered by administrators here");
    board
        .core()
        .write("sys/config/approvals", "{\"allow_self_enrolment\":true,\"key_waiting_time\":0}");
    assertThat(board.register("bob", seed).data("counts").asBoolean()).isTrue();
    assertThat(board.core().read("sys/config/approvals").data("key_waiting_time").asText())
        .isEqualTo("0s");
    board.core().delete("sys/config/approvals");
    assertThat(board.core().read("sys/config/approvals").data("key_waiting_time").asText())
        .isEqualTo("24h0m0s");
  }

  @Test
  void keysEndWithTheirEntityAndMoveWithAMerge() {
    assertThat(board.register("bob", seed).status()).isEqualTo(200);
    String bob = board.entity("bob");
    String carol = board.entity("carol");
    board
        .core()
        .write(
            "identity/entity/merge",
            "{\"from_entity_ids\":[\"%s\"],\"to_entity_id\":\"%s\",\"conflicting_alias_ids_to_keep\":[\"%s\"]}"
                .formatted(
                    bob,
                    carol,
                    board
                        .core()
                        .read("identity/entity/id/" + carol)
                        .data("aliases")
                        .get(0)
                        .path("id")
                        .asText()));
    assertThat(board.core().list("identity/approver-key/entity/" + carol).keys()).hasSize(1);
    assertThat(board.core().list("identity/approver-key/entity/" + bob).status()).isEqualTo(404);
    board.core().delete("identity/entity/id/" + carol);
    assertThat(board.core().list("identity/approver-key/entity/" + carol).status()).isEqualTo(404);
    assertThat(board.register("dave", seed).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"webauthn_rp_id\":\"https://x\"}",
        "{\"webauthn_rp_id\":\"a.example\"}",
        "{\"webauthn_rp_id\":\"a.example\",\"webauthn_origins\":\"http://a.example\"}",
        "{\"webauthn_rp_id\":\"a.example\",\"webauthn_origins\":\"https://b.example\"}",
        "{\"webauthn_rp_id\":\"a.example\",\"webauthn_origins\":\"https://xa.example\"}",
        "{\"webauthn_rp_id\":\"a.example\",\"webauthn_origins\":\"https://a.example/path\"}",
        "{\"webauthn_rp_id\":\"a.example\",\"webauthn_origins\":\"x y\"}"
      })
  void aSiteThatCannotBeIsRefusedByName(String settings) {
    Reply reply = board.core().write("sys/config/approvals", settings);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors().getFirst()).startsWith("webauthn_");
  }
}
