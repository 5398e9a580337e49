package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.testkit.AuditFile;
import io.holdfast.testkit.Receiver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened to approvals is told to whoever has to know, and can be proven afterwards. */
class ApprovalTraceTest {
  private static final String CANARY = "canary-55310";

  private final Receiver receiver = new Receiver();
  @TempDir private Path directory;
  private Board board;
  private AuditFile audit;

  @BeforeEach
  void start() {
    board = new Board();
    board.group("managers", "bob", "carol");
    audit = AuditFile.on(board.core(), directory);
    board
        .core()
        .write(
            "sys/config/control-group",
            "{\"notice_url\":\"%s\",\"notice_secret\":\"a secret of the webhook\"}"
                .formatted(receiver.address("/hook")));
  }

  @AfterEach
  void stop() {
    board.close();
    receiver.close();
  }

  private List<String> events() {
    board.core().keepHouse();
    return receiver.received().stream().map(got -> got.body().path("event").asText()).toList();
  }

  private JsonNode decision(String path) {
    List<JsonNode> entries = audit.of(path);
    assertThat(entries).isNotEmpty();
    return entries.getFirst().path("request").path("approvals").path(0);
  }

  @Test
  void theAuditLogHoldsTheSignatureSoThatItCanBeCheckedAgain() {
    byte[] key = board.key("bob");
    String id = board.ask("alice", factors(factor("managers", "managers", 1, "signature")));
    board.act(
        "bob",
        id,
        "approve",
        "{\"comment\":\"%s\",\"signature\":\"%s\"}"
            .formatted(CANARY, board.signature("bob", id, key)));
    JsonNode said = decision("sys/approvals/" + id + "/approve");
    assertThat(said.path("decision").asText()).isEqualTo("approve");
    assertThat(said.path("digest").asText()).isEqualTo(Board.DIGEST);
    assertThat(said.path("entity_id").asText()).isEqualTo(board.entity("bob"));
    JsonNode proof = said.path("proofs").path(0);
    assertThat(
            Ed25519.verify(
                HexFormat.of().parseHex(proof.path("public_key").asText()),
                proof.path("message").asText().getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex(proof.path("signature").asText())))
        .isTrue();
    assertThat(audit.text()).doesNotContain(CANARY);

    assertThat(board.spend(id).status()).isEqualTo(200);
    JsonNode spent = decision("custody/do/" + id);
    assertThat(spent.path("decision").asText()).isEqualTo("spend");
    assertThat(spent.path("approvers").path(0).path("entity_id").asText())
        .isEqualTo(board.entity("bob"));
  }

  @Test
  void whatWasRefusedLeavesNoDecisionInTheAuditLog() {
    String id = board.ask("alice", factors(factor("managers", "managers", 2, "login")));
    board.approve("bob", id);
    assertThat(board.spend(id).status()).isEqualTo(403);
    assertThat(board.approve("alice", id).status()).isEqualTo(403);
    assertThat(decision("custody/do/" + id).isMissingNode()).isTrue();
  }

  @Test
  void peopleAreToldInWordsOfEachStep() {
    String id = board.ask("alice", factors(factor("managers", "managers", 1, "login")));
    board.act("bob", id, "reject", "{\"reason\":\"no\"}");
    String other = board.ask("alice", factors(factor("managers", "managers", 1, "login")));
    board.act("alice", other, "cancel", "{}");
    assertThat(events())
        .containsExactlyInAnyOrder("requested", "rejected", "requested", "cancelled");
    assertThat(receiver.received().stream().map(Receiver.Got::text))
        .anySatisfy(text -> assertThat(text).contains("\"reason\":\"no\"", board.entity("bob")));
    JsonNode body = receiver.received().getFirst().body();
    assertThat(body.path("kind").asText()).isEqualTo("custody");
    assertThat(body.path("summary").path(0).asText()).isEqualTo("Pays 2 coins to Zoe");
    assertThat(body.path("approval").asText()).isIn(id, other);
  }

  @Test
  void aBrokenGlassIsToldLoudlyAndSoIsAReviewThatIsOverdue() {
    String id =
        board.ask(
            "alice",
            factors(factor("managers", "managers", 2, "login"))
                + ",\"glass\":"
                + factor("managers", "managers", 1, "login")
                + ",\"review\":["
                + factor("audit", "managers", 1, "login")
                + "]");
    board.act("bob", id, "break-glass", "{\"reason\":\"the exchange is down\"}");
    assertThat(events()).contains("glass-broken").hasSize(3);
    JsonNode told =
        receiver.received().stream()
            .map(Receiver.Got::body)
            .filter(body -> body.path("event").asText().equals("glass-broken"))
            .findFirst()
            .orElseThrow();
    assertThat(told.path("break_glass").path("reason").asText()).isEqualTo("the exchange is down");
    assertThat(decision("sys/approvals/" + id + "/break-glass").path("decision").asText())
        .isEqualTo("break-glass");
    board.core().later(Duration.ofHours(24).plusSeconds(1));
    assertThat(events()).contains("overdue", "expired").hasSize(5);
  }

  @Test
  void aNewKeyIsToldSoThatItsOwnerNoticesATheft() {
    byte[] seed = Ed25519.generateSeed();
    assertThat(board.register("bob", seed).status()).isEqualTo(200);
    assertThat(events()).containsExactly("key-registered");
    JsonNode body = receiver.received().getFirst().body();
    assertThat(body.path("entity").path("id").asText()).isEqualTo(board.entity("bob"));
    assertThat(body.path("key_name").asText()).isEqualTo("laptop");
  }
}
