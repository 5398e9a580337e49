package io.holdfast.storage.contract;

import static io.holdfast.storage.contract.Threads.await;
import static io.holdfast.storage.contract.Values.bytes;
import static io.holdfast.storage.contract.Values.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.Follower;
import io.holdfast.storage.Following;
import io.holdfast.storage.Journal;
import io.holdfast.storage.RecordsMissingException;
import io.holdfast.storage.WriteTx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbered records that transactions leave. */
public interface JournalContract extends StoreUnderTest {

  private Journal journal() {
    return storage().journal();
  }

  private void record(String... records) {
    storage()
        .update(tx -> {
          for (String record : records) {
            tx.record(bytes(record));
          }
        });
  }

  @Test
  default void recordsAreNumberedInTheOrderOfTheirCommits() {
    record("a", "b");
    put("k", "changes leave no record by themselves");
    record("c");
    assertThat(journal().end()).isEqualTo(3);
    assertThat(FollowedRecords.upToEnd(journal())).containsExactly("a", "b", "c");
  }

  @Test
  default void aRecordIsThereWhenItsTransactionReturns() {
    for (int i = 1; i <= 20; i++) {
      record("r");
      assertThat(journal().end()).isEqualTo(i);
    }
  }

  @Test
  default void recordsOfConflictingTransactionsComeInTheOrderInWhichTheyTookEffect() {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      writers.add(Thread.ofVirtual().start(() -> storage().update(tx -> count(tx))));
    }
    writers.forEach(Threads::join);
    assertThat(FollowedRecords.upToEnd(journal()))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
  }

  private static void count(WriteTx tx) {
    int n = number(tx, "n");
    Values.put(tx, "n", n + 1);
    tx.record(bytes(Integer.toString(n)));
  }

  @Test
  default void aFollowerGetsWhatIsThereAndThenWhatComes() {
    record("a", "b", "c");
    FollowedRecords followed = new FollowedRecords(1);
    try (Following _ = journal().follow(1, followed)) {
      assertThat(followed.await(3)).containsExactly("b", "c");
      record("d", "e");
      assertThat(followed.await(5)).containsExactly("b", "c", "d", "e");
    }
    record("after the end");
    assertThat(followed.await(5)).hasSize(4);
  }

  @Test
  default void aFollowerThatJoinsAmidWritesMissesNothing() {
    CountDownLatch begun = new CountDownLatch(3);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int writer = i;
      writers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 0; n < 100; n++) {
                  record(writer + "." + n);
                  begun.countDown();
                }
              }));
    }
    await(begun);
    FollowedRecords followed = new FollowedRecords(0);
    try (Following following = journal().follow(0, followed)) {
      assertThat(followed.await(400)).hasSize(400).doesNotHaveDuplicates();
      assertThat(following.next()).isLessThanOrEqualTo(400);
    }
    writers.forEach(Threads::join);
  }

  @Test
  default void aSlowFollowerHoldsNobodyUp() {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    FollowedRecords followed = new FollowedRecords(0);
    Follower slow =
        (first, records) -> {
          blocked.countDown();
          await(free);
          followed.records(first, records);
        };
    try (Following following = journal().follow(0, slow)) {
      record("first");
      await(blocked);
      for (int i = 0; i < 100; i++) {
        record("r");
      }
      assertThat(following.next()).isZero();
      free.countDown();
      assertThat(followed.await(101)).hasSize(101);
    }
  }

  @Test
  default void aFollowerThatThrowsIsToldAndHoldsNobodyUp() {
    CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
    Follower broken =
        new Follower() {
          @Override
          public void records(long first, List<byte[]> records) {
            throw new ArithmeticException("as asked");
          }

          @Override
          public void failed(RuntimeException cause) {
            failure.complete(cause);
          }
        };
    try (Following following = journal().follow(0, broken)) {
      record("a");
      assertThat(failure.join()).hasMessage("as asked");
      record("b");
      assertThat(following.next()).isZero();
    }
    assertThat(FollowedRecords.upToEnd(journal())).containsExactly("a", "b");
  }

  @Test
  default void aFollowerCannotBeAheadOfTheJournal() {
    record("a");
    assertThatThrownBy(() -> journal().follow(2, new FollowedRecords(2)))
        .isInstanceOf(RecordsMissingException.class)
        .hasMessageContaining("lost records");
    assertThatThrownBy(() -> journal().release(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void recordsThatWereNotReleasedStay() {
    record("a", "b", "c");
    record("d");
    journal().release(2);
    FollowedRecords followed = new FollowedRecords(2);
    try (Following _ = journal().follow(2, followed)) {
      assertThat(followed.await(4)).containsExactly("c", "d");
    }
  }
}
