package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals belong to a namespace, and reviews follow their mount. */
class ApprovalNamespaceTest {
  private Board board;

  @BeforeEach
  void start() {
    board = new Board();
    board.core().write("sys/namespaces/team", "{}");
  }

  @AfterEach
  void stop() {
    board.close();
  }

  @Test
  void anotherNamespaceKnowsNothingOfThem() {
    board.group("managers", "bob");
    String id = board.ask("alice", factors(factor("managers", "managers", 1, "login")));
    assertThat(board.core().list("team/sys/approvals").status()).isEqualTo(404);
    assertThat(board.core().read("team/sys/approvals/" + id).status()).isEqualTo(404);
  }

  @Test
  void aMountThatMovesAwayTakesItsOpenReviewsAlong() {
    board.group("managers", "bob", "carol");
    String one = factor("managers", "managers", 1, "login");
    String id =
        board.ask("alice", factors(one) + ",\"glass\":" + one + ",\"review\":[" + one + "]");
    board.act("bob", id, "break-glass", "{\"reason\":\"night\"}");
    assertThat(
            board
                .core()
                .write("sys/remount", "{\"from\":\"custody\",\"to\":\"team/custody\"}")
                .status())
        .isEqualTo(200);
    board.core().keepHouse();
    String review = board.listed("carol", "{\"kind\":\"review\"}").getFirst();
    // The engine's matters name their path as it was.
    assertThat(
            board
                .core()
                .send(
                    Operation.READ, "team/custody/reviews", "{}", io.holdfast.testkit.TestCore.ROOT)
                .data("reviews"))
        .hasSize(1);
    assertThat(board.approve("carol", review).status()).isEqualTo(200);
    assertThat(board.core().read("team/custody/reviews").data("reviews")).isEmpty();
  }
}
