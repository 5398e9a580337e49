package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random people do random things with an approval: after each step it is in the state that a naive
 * account of the rules gives, and only one ending ever happens.
 */
class ApprovalWalkTest {
  private static final int WALKS = 60;
  private static final int STEPS = 16;
  private static final List<String> PEOPLE = List.of("ann", "ben", "cid", "dot", "eve");

  private final Random random = new Random(5_2026);
  private final Set<String> red = new TreeSet<>();
  private final Set<String> blue = new TreeSet<>();
  private Board board;

  // The account, written down as one would on paper.
  private boolean distinct;
  private final List<String> saidForRed = new ArrayList<>();
  private final List<String> saidForBlue = new ArrayList<>();
  private String ended = "";
  private boolean glass;
  private Instant tooLate = Instant.MAX;

  @BeforeEach
  void start() {
    board = new Board();
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private void regroup() {
    red.clear();
    blue.clear();
    for (String person : PEOPLE) {
      if (random.nextInt(3) != 0) {
        red.add(person);
      }
      if (random.nextInt(2) == 0) {
        blue.add(person);
      }
    }
    board.group("red", red.toArray(String[]::new));
    board.group("blue", blue.toArray(String[]::new));
  }

  /** Two reds and a blue, nobody for both if distinct; ann asked. */
  private String expected() {
    if (!ended.isEmpty()) {
      return ended;
    }
    if (!board.core().clock().instant().isBefore(tooLate)) {
      return "expired";
    }
    Set<String> reds = new HashSet<>(saidForRed);
    reds.retainAll(red);
    Set<String> blues = new HashSet<>(saidForBlue);
    blues.retainAll(blue);
    Set<String> both = new HashSet<>(reds);
    both.addAll(blues);
    boolean met = reds.size() >= 2 && !blues.isEmpty() && (!distinct || both.size() >= 3);
    return met || glass ? "approved" : "pending";
  }

  private String begin() {
    saidForRed.clear();
    saidForBlue.clear();
    ended = "";
    glass = false;
    distinct = random.nextBoolean();
    tooLate = board.core().clock().instant().plus(Duration.ofMinutes(30));
    regroup();
    return board.ask(
        "ann",
        factors(factor("reds", "red", 2, "login"), factor("blues", "blue", 1, "login"))
            + ",\"ttl\":\"30m\",\"distinct\":"
            + distinct
            + ",\"glass\":"
            + factor("blues", "blue", 1, "login")
            + ",\"review\":["
            + factor("audit", "red", 1, "login")
            + "]");
  }

  private void step(String id) {
    String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
    boolean goesOn = Set.of("pending", "approved").contains(expected());
    boolean may =
        goesOn && !person.equals("ann") && (red.contains(person) || blue.contains(person));
    switch (random.nextInt(12)) {
      case 0 -> {
        boolean done = board.act(person, id, "reject", "{}").status() == 200;
        assertThat(done).isEqualTo(may);
        ended = done ? "rejected" : ended;
      }
      case 1 -> {
        boolean done = board.act(person, id, "cancel", "{}").status() == 200;
        assertThat(done).isEqualTo(goesOn && person.equals("ann"));
        ended = done ? "cancelled" : ended;
      }
      case 2 -> {
        boolean can = expected().equals("approved");
        assertThat(board.spend(id).status() == 200).isEqualTo(can);
        ended = can ? "spent" : ended;
      }
      case 3 -> regroup();
      case 4 -> board.core().later(Duration.ofMinutes(random.nextInt(25)));
      case 5 -> {
        boolean can = expected().equals("pending") && blue.contains(person);
        assertThat(board.act(person, id, "break-glass", "{\"reason\":\"r\"}").status() == 200)
            .isEqualTo(can);
        glass |= can;
      }
      default -> {
        assertThat(board.approve(person, id).status() == 200).isEqualTo(may);
        if (may) {
          saidForRed.remove(person);
          saidForBlue.remove(person);
          if (red.contains(person)) {
            saidForRed.add(person);
          }
          if (blue.contains(person)) {
            saidForBlue.add(person);
          }
        }
      }
    }
  }

  @Test
  void everyStepLeadsWhereTheRulesSay() {
    Set<String> reached = new TreeSet<>();
    for (int walk = 0; walk < WALKS; walk++) {
      String id = begin();
      for (int i = 0; i < STEPS; i++) {
        step(id);
        assertThat(board.state(id)).as("walk %d, step %d", walk, i).isEqualTo(expected());
        reached.add(expected());
      }
    }
    assertThat(reached)
        .containsExactly("approved", "cancelled", "expired", "pending", "rejected", "spent");
  }
}
