package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever decides or spends at the same moment, nothing is lost and nothing happens twice. */
class ApprovalRaceTest {
  private static final int MANY = 8;
  private Board board;

  @BeforeEach
  void start() {
    board = new Board();
    List<String> people = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      people.add("manager" + i);
    }
    board.group("managers", people.toArray(String[]::new));
    board.token("alice");
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private static List<Integer> atOnce(List<Callable<Reply>> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> results = new ArrayList<>();
      for (Future<Reply> future : threads.invokeAll(work)) {
        results.add(future.get().status());
      }
      return results;
    }
  }

  private List<Callable<Reply>> each(String id, String action, int from, int to) {
    List<Callable<Reply>> work = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String who = "manager" + i;
      work.add(() -> board.act(who, id, action, "{\"reason\":\"r\"}"));
    }
    return work;
  }

  @Test
  void allConsentsCountAndItIsSpentOnce() throws Exception {
    String id = board.ask("alice", factors(factor("all", "managers", MANY, "login")));
    assertThat(atOnce(each(id, "approve", 0, MANY))).containsOnly(200);
    assertThat(board.state(id)).isEqualTo("approved");
    List<Callable<Reply>> spending = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      spending.add(() -> board.spend(id));
    }
    List<Integer> answers = atOnce(spending);
    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(answers).containsOnly(200, 403);
  }

  @Test
  void aVetoAndASpendingNeverBothSucceed() throws Exception {
    int spent = 0;
    for (int round = 0; round < 20; round++) {
      String id = board.ask("alice", factors(factor("one", "managers", 1, "login")));
      assertThat(board.approve("manager0", id).status()).isEqualTo(200);
      List<Callable<Reply>> both = new ArrayList<>(each(id, "reject", 1, 2));
      both.add(() -> board.spend(id));
      List<Integer> answers = atOnce(both);
      assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
      assertThat(board.state(id)).isEqualTo(answers.get(1) == 200 ? "spent" : "rejected");
      spent += answers.get(1) == 200 ? 1 : 0;
    }
    assertThat(spent).isBetween(0, 20);
  }

  @Test
  void theGlassIsBrokenOnceAndHasOneReview() throws Exception {
    String id =
        board.ask(
            "alice",
            factors(factor("all", "managers", MANY, "login"))
                + ",\"glass\":"
                + factor("any", "managers", 1, "login")
                + ",\"review\":["
                + factor("audit", "managers", 1, "login")
                + "]");
    List<Integer> answers = atOnce(each(id, "break-glass", 0, MANY));
    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(board.core().read("custody/reviews").data("reviews")).hasSize(1);
  }
}
