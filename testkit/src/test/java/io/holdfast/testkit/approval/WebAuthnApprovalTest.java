package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.webauthn.SoftAuthenticator;
import io.holdfast.testkit.webauthn.SoftAuthenticator.Algorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Security keys register and sign, with the bytes that browsers send. */
class WebAuthnApprovalTest {
  private static final String ORIGIN = "https://approvals.example";
  private static final String BY_KEY = factors(factor("managers", "managers", 1, "signature"));
  private Board board;

  @BeforeEach
  void start() {
    board = new Board();
    board.group("managers", "bob", "carol");
    board
        .core()
        .write(
            "sys/config/approvals",
            "{\"key_waiting_time\":0,\"webauthn_rp_id\":\"approvals.example\",\"webauthn_origins\":\""
                + ORIGIN
                + "\"}");
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private static void refused(Reply reply, int status, String why) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.errors()).singleElement().asString().contains(why);
  }

  private Reply register(String who, SoftAuthenticator key) {
    JsonNode options =
        board
            .core()
            .write("identity/approver-key/challenge", "{}", board.token(who))
            .data("webauthn");
    return registered(who, key.create(options));
  }

  private Reply registered(String who, ObjectNode answer) {
    ObjectNode body = Json.object().put("name", "key");
    body.set("webauthn", answer);
    return board.core().write("identity/approver-key/register", body.toString(), board.token(who));
  }

  private Reply approve(String who, String id, JsonNode answer) {
    ObjectNode body = Json.object();
    body.set("webauthn", answer);
    return board.act(who, id, "approve", body.toString());
  }

  private JsonNode options(String who, String id) {
    return board.read(who, id).data("webauthn");
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void aSecurityKeyRegistersAndApproves(Algorithm algorithm) {
    SoftAuthenticator key = new SoftAuthenticator(algorithm, ORIGIN);
    Reply registered = register("bob", key);
    assertThat(registered.data("type").asText()).as(registered.toString()).isEqualTo("webauthn");
    assertThat(registered.data("credential_id").asText()).isEqualTo(key.credentialId());
    String id = board.ask("alice", BY_KEY);
    JsonNode options = options("bob", id);
    assertThat(options.path("allowCredentials").get(0).path("id").asText())
        .isEqualTo(key.credentialId());
    Reply approved = approve("bob", id, key.get(options));
    assertThat(approved.data("state").asText()).as(approved.toString()).isEqualTo("approved");
    JsonNode proof = board.spend(id).data("approvers").get(0).path("proofs").get(0);
    assertThat(proof.path("type").asText()).isEqualTo("webauthn");
    for (String fact :
        new String[] {"public_key", "authenticator_data", "client_data", "signature", "message"}) {
      assertThat(proof.path(fact).asText()).as(fact).isNotEmpty();
    }
  }

  @Test
  void whatItSignedForOneApprovalIsGoodForNoOther() {
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.ES256, ORIGIN);
    assertThat(register("bob", key).status()).isEqualTo(200);
    String one = board.ask("alice", BY_KEY);
    String other = board.ask("alice", BY_KEY);
    refused(approve("bob", other, key.get(options("bob", one))), 400, "webauthn: ");
    assertThat(board.state(other)).isEqualTo("pending");
  }

  @Test
  void itIsForThisSiteAndItsPages() {
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.EDDSA, ORIGIN);
    assertThat(register("bob", key).status()).isEqualTo(200);
    String id = board.ask("alice", BY_KEY);
    refused(
        approve("bob", id, key.at("https://evil.example").get(options("bob", id))),
        400,
        "webauthn: ");
    ObjectNode elsewhere = (ObjectNode) options("bob", id);
    elsewhere.put("rpId", "evil.example");
    refused(approve("bob", id, key.at(ORIGIN).get(elsewhere)), 400, "webauthn: ");
  }

  @Test
  void itHasToRecognizeItsOwnerUnlessSaidOtherwise() {
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.ES256, ORIGIN);
    assertThat(register("bob", key).status()).isEqualTo(200);
    String id = board.ask("alice", BY_KEY);
    var _ = key.onlyTouched();
    refused(approve("bob", id, key.get(options("bob", id))), 400, "webauthn: ");
    board.core().write("sys/config/approvals", "{\"webauthn_user_verification\":false}");
    assertThat(approve("bob", id, key.get(options("bob", id))).status()).isEqualTo(200);
  }

  @Test
  void aCopyOfItIsFoundOutByItsCount() {
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.ES256, ORIGIN).countingFrom(10, 1);
    assertThat(register("bob", key).status()).isEqualTo(200);
    String one = board.ask("alice", BY_KEY);
    assertThat(approve("bob", one, key.get(options("bob", one))).status()).isEqualTo(200);
    var _ = key.countingFrom(5, 1);
    String other = board.ask("alice", BY_KEY);
    refused(approve("bob", other, key.get(options("bob", other))), 400, "webauthn: ");
  }

  @Test
  void oneThatDoesNotCountIsGoodAllTheTime() {
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.EDDSA, ORIGIN).countingFrom(0, 0);
    assertThat(register("bob", key).status()).isEqualTo(200);
    for (int i = 0; i < 2; i++) {
      String id = board.ask("alice", BY_KEY);
      assertThat(approve("bob", id, key.get(options("bob", id))).status()).isEqualTo(200);
    }
  }

  @Test
  void onlyItsOwnerUsesIt() {
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.ES256, ORIGIN);
    SoftAuthenticator carols = new SoftAuthenticator(Algorithm.ES256, ORIGIN);
    assertThat(register("bob", key).status()).isEqualTo(200);
    assertThat(register("carol", carols).status()).isEqualTo(200);
    String id = board.ask("alice", BY_KEY);
    refused(approve("carol", id, key.get(options("carol", id))), 403, "none of yours");
    ObjectNode forged = carols.get(options("carol", id));
    forged.put("id", key.credentialId()).put("rawId", key.credentialId());
    refused(approve("bob", id, forged), 400, "webauthn: ");
  }

  @Test
  void aChangedByteIsNoticed() {
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.ES256, ORIGIN);
    assertThat(register("bob", key).status()).isEqualTo(200);
    String id = board.ask("alice", BY_KEY);
    ObjectNode answer = key.get(options("bob", id));
    ObjectNode response = (ObjectNode) answer.get("response");
    String data = response.path("authenticatorData").asText();
    String flipped =
        data.substring(0, 48) + (data.charAt(48) == 'A' ? 'B' : 'A') + data.substring(49);
    response.put("authenticatorData", flipped);
    refused(approve("bob", id, answer), 400, "webauthn: ");
  }

  @Test
  void whatABrowserWouldNotAnswerIsRefusedByName() {
    String id = board.ask("alice", BY_KEY);
    refused(approve("bob", id, Json.object()), 403, "none of yours");
    var _ = board.core().write("identity/approver-key/challenge", "{}", board.token("bob"));
    refused(registered("bob", Json.object().put("id", "x")), 400, "webauthn: it is not what");
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.ES256, ORIGIN);
    JsonNode old = Json.object().put("challenge", "AAAA");
    refused(registered("bob", key.create(old)), 400, "webauthn: ");
    assertThat(register("bob", key).status()).isEqualTo(200);
    ObjectNode answer = key.get(options("bob", id));
    ((ObjectNode) answer.get("response")).put("signature", "!");
    refused(approve("bob", id, answer), 400, "webauthn: it is not what");
  }

  @Test
  void withoutASiteThereIsNone() {
    board.core().write("sys/config/approvals", "{\"webauthn_rp_id\":\"\"}");
    assertThat(
            board
                .core()
                .write("identity/approver-key/challenge", "{}", board.token("bob"))
                .data("webauthn")
                .isMissingNode())
        .isTrue();
    SoftAuthenticator key = new SoftAuthenticator(Algorithm.ES256, ORIGIN);
    refused(
        registered("bob", key.create(Json.object().put("challenge", "AAAA"))),
        400,
        "webauthn: it is not set up here");
  }
}
