package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In an emergency one person goes ahead, and others have to look at it afterwards. */
class BreakGlassTest {
  private static final String URGENT = "{\"reason\":\"the exchange is down\"}";
  private Board board;

  @BeforeEach
  void start() {
    board = new Board();
    board.group("managers", "bob", "carol");
    board.group("oncall", "erin", "alice");
    board.group("auditors", "dave", "erin", "alice", "frank");
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private static void refused(Reply reply, int status, String why) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.errors()).singleElement().asString().contains(why);
  }

  private String ask(String proof) {
    return board.ask(
        "alice",
        factors(factor("managers", "managers", 2, "login"))
            + ",\"glass\":"
            + factor("oncall", "oncall", 1, proof)
            + ",\"review\":["
            + factor("audit", "auditors", 2, "login")
            + "]");
  }

  private JsonNode reviews() {
    return board.core().read("custody/reviews").data("reviews");
  }

  @Test
  void oneOfThemGoesAheadAtOnceAndAReviewIsOpen() {
    String id = ask("login");
    Reply broken = board.act("erin", id, "break-glass", URGENT);
    assertThat(broken.data("state").asText()).as(broken.toString()).isEqualTo("approved");
    assertThat(broken.warnings().getFirst()).contains("others have to close the review");
    Reply spent = board.spend(id);
    assertThat(spent.data("break_glass", "reason").asText()).isEqualTo("the exchange is down");
    assertThat(spent.data("break_glass", "by", "entity_id").asText())
        .isEqualTo(board.entity("erin"));
    assertThat(spent.data("approvers")).isEmpty();

    assertThat(reviews()).hasSize(1);
    assertThat(reviews().get(0).path("approval").asText()).isEqualTo(id);
    assertThat(reviews().get(0).path("overdue").asBoolean()).isFalse();
    String review = reviews().get(0).path("id").asText();
    assertThat(board.listed("dave", "{\"kind\":\"review\"}")).containsExactly(review);
    Reply shown = board.read("dave", review);
    assertThat(shown.data("summary").toString())
        .contains("the exchange is down", "Pays 2 coins to Zoe");
    assertThat(shown.data("review", "approval").asText()).isEqualTo(id);
  }

  @Test
  void neitherWhoBrokeItNorWhoAskedClosesTheReview() {
    String id = ask("login");
    board.act("erin", id, "break-glass", URGENT);
    String review = reviews().get(0).path("id").asText();
    refused(board.approve("erin", review), 403, "a request of their own");
    refused(board.approve("alice", review), 403, "a request of their own");
    assertThat(board.act("dave", review, "approve", "{\"comment\":\"was right\"}").status())
        .isEqualTo(200);
    assertThat(reviews()).hasSize(1);
    assertThat(board.approve("frank", review).data("state").asText()).isEqualTo("spent");
    assertThat(reviews()).isEmpty();
    refused(board.approve("frank", review), 400, "it is over");
  }

  @Test
  void aReviewEndsInNoOtherWay() {
    String id = ask("login");
    board.act("erin", id, "break-glass", URGENT);
    String review = reviews().get(0).path("id").asText();
    refused(board.act("dave", review, "reject", "{}"), 400, "a review is mandatory");
    refused(board.act("erin", review, "cancel", "{}"), 400, "a review is mandatory");
    refused(
        board.core().write("sys/approvals/" + review + "/cancel", "{}"),
        400,
        "a review is mandatory");
    board.core().write("custody/cancel/" + review, "{}");
    assertThat(reviews()).hasSize(1);
    refused(board.spend(review), 403, "nothing is done by it");
  }

  @Test
  void aReviewThatNobodyClosesIsOverdueAndStays() {
    String id = ask("login");
    board.act("erin", id, "break-glass", URGENT);
    String review = reviews().get(0).path("id").asText();
    board.core().later(Duration.ofHours(24));
    assertThat(reviews().get(0).path("overdue").asBoolean()).isTrue();
    board.core().later(Duration.ofDays(20));
    assertThat(reviews()).hasSize(1);
    assertThat(board.read("dave", review).data("review", "overdue").asBoolean()).isTrue();
    board.approve("dave", review);
    board.approve("frank", review);
    assertThat(reviews()).isEmpty();
  }

  @Test
  void whoAskedMayBreakItWhereTheTermsNameThem() {
    String id = ask("login");
    assertThat(board.act("alice", id, "break-glass", URGENT).status()).isEqualTo(200);
    assertThat(board.spend(id).status()).isEqualTo(200);
  }

  @Test
  void nobodyElseBreaksItAndNotWithoutAReasonNorTwice() {
    String id = ask("login");
    refused(board.act("bob", id, "break-glass", URGENT), 403, "in none of the groups that may");
    refused(board.act("erin", id, "break-glass", "{\"reason\":\" \"}"), 400, "reason: say why");
    assertThat(board.act("erin", id, "break-glass", URGENT).status()).isEqualTo(200);
    refused(board.act("erin", id, "break-glass", URGENT), 400, "it is approved already");
    assertThat(reviews()).hasSize(1);
  }

  @Test
  void withoutLeaveInTheTermsNobodyDoes() {
    String id = board.ask("alice", factors(factor("managers", "managers", 1, "login")));
    refused(board.act("bob", id, "break-glass", URGENT), 403, "the terms have no break-glass");
  }

  @Test
  void aProofIsAskedForWhereTheTermsSaySo() {
    String id = ask("signature");
    byte[] key = board.key("erin");
    refused(board.act("erin", id, "break-glass", URGENT), 403, "a signature by a key of yours");
    // What was signed to approve is not good for breaking the glass.
    String approval = board.signature("erin", id, key);
    String body = "{\"reason\":\"now\",\"signature\":\"%s\"}";
    refused(
        board.act("erin", id, "break-glass", body.formatted(approval)),
        403,
        "none of your Ed25519");
    String message =
        board.read("erin", id).data("message").asText().replace("approve\n", "break-glass\n");
    assertThat(
            board.act("erin", id, "break-glass", body.formatted(Board.sign(key, message))).status())
        .isEqualTo(200);
  }

  @Test
  void aVetoStillStopsItAndTheReviewStays() {
    String id = ask("login");
    board.act("erin", id, "break-glass", URGENT);
    assertThat(board.act("bob", id, "reject", "{}").status()).isEqualTo(200);
    refused(board.spend(id), 403, "request needs further approval");
    assertThat(reviews()).hasSize(1);
  }
}
