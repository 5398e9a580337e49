package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Committee.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whoever approves or opens at the same moment, nothing is lost and nothing is given twice. */
class ControlGroupRaceTest extends ControlGroupScene {
  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(work)) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  void consentsGivenAtTheSameMomentAllCountAndItIsAnsweredOnce() throws Exception {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      many.add(people.approver("manager" + i));
    }
    people.group("managers", many.toArray(String[]::new));
    guard(Committee.factor("all", "managers", 8));
    Kept kept = people.ask(alice);
    List<Reply> consents =
        atOnce(
            many.stream()
                .<Callable<Reply>>map(token -> () -> people.approve(kept, token))
                .toList());
    assertThat(consents).extracting(Reply::status).containsOnly(200);
    assertThat(consents.stream().filter(reply -> reply.data("approved").asBoolean())).hasSize(1);

    List<Callable<Reply>> openings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      openings.add(() -> people.open(kept));
    }
    List<Integer> answers = atOnce(openings).stream().map(Reply::status).toList();
    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(answers).containsOnly(200, 400);
  }
}
