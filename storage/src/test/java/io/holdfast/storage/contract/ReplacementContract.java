package io.holdfast.storage.contract;

import static io.holdfast.storage.contract.Values.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Walks over all there is, and other content in the place of all there is. */
public interface ReplacementContract extends StoreUnderTest {

  private static Iterator<Entry> entries(String... keys) {
    return List.of(keys).stream().map(key -> new Entry(key, bytes("new " + key))).iterator();
  }

  @Test
  default void aWalkShowsEachEntryOnceInOrder() {
    for (int i = 0; i < 300; i++) {
      put("key/%03d".formatted(i), i);
    }
    put("other", 1);
    List<String> seen = new ArrayList<>();
    storage()
        .<Boolean>read(tx -> {
          tx.forEach(KeyRange.prefix("key/"), entry -> seen.add(entry.key()));
          return true;
        });
    assertThat(seen).isEqualTo(IntStream.range(0, 300).mapToObj("key/%03d"::formatted).toList());
  }

  @Test
  default void aWalkThatWritesSeesItsOwnChangesAndConflictsWithThoseOfOthers() {
    put("a/1", 1);
    put("a/3", 3);
    AtomicInteger runs = new AtomicInteger();
    List<String> seen = new ArrayList<>();
    storage()
        .update(tx -> {
          tx.put("a/2", bytes("2"));
          tx.delete("a/3");
          seen.clear();
          tx.forEach(KeyRange.prefix("a/"), entry -> seen.add(entry.key()));
          if (runs.incrementAndGet() == 1) {
            Threads.meanwhile(() -> put("a/4", 4));
          }
        });
    assertThat(runs).hasValue(2);
    assertThat(seen).containsExactly("a/1", "a/2", "a/4");
  }

  @Test
  default void whatReplacesAllIsAllThereIs() {
    put("a", 1);
    put("b", 2);
    storage().replace(entries("b", "c"));
    assertThat(keys(KeyRange.ALL)).containsExactly("b", "c");
    assertThat(get("b")).isEqualTo("new b");
    put("d", 4);
    storage().update(tx -> tx.delete("c"));
    assertThat(keys(KeyRange.ALL)).containsExactly("b", "d");
  }

  @Test
  default void moreThanATransactionCanHoldIsReplacedAtOnce() {
    byte[] large = new byte[1 << 20];
    storage()
        .replace(
            IntStream.range(0, 80)
                .mapToObj(i -> new Entry("big/%02d".formatted(i), large))
                .iterator());
    assertThat(keys(KeyRange.ALL)).hasSize(80);
  }

  @Test
  default void allMayBeReplacedByNothingAndAgain() {
    put("a", 1);
    storage().replace(entries());
    assertThat(keys(KeyRange.ALL)).isEmpty();
    storage().replace(entries("x"));
    storage().replace(entries("y"));
    assertThat(keys(KeyRange.ALL)).containsExactly("y");
  }

  @Test
  default void aReplacementThatThrowsLeavesEverythingAsItWas() {
    put("a", 1);
    Iterator<Entry> failing =
        new Iterator<>() {
          private int left = 5000;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Entry next() {
            if (left-- == 0) {
              throw new NoSuchElementException("the source broke off");
            }
            return new Entry("k" + left, new byte[2000]);
          }
        };
    assertThatThrownBy(() -> storage().replace(failing))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the source broke off");
    assertThat(keys(KeyRange.ALL)).containsExactly("a");
    put("b", 2);
    storage().replace(entries("c"));
    assertThat(keys(KeyRange.ALL)).containsExactly("c");
  }

  @Test
  default void aReaderKeepsSeeingWhatWasReplaced() {
    put("a", 1);
    CountDownLatch replaced = new CountDownLatch(1);
    CountDownLatch reading = new CountDownLatch(1);
    List<String> seen = new ArrayList<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() ->
                storage()
                    .<Boolean>read(tx -> {
                      reading.countDown();
                      Threads.await(replaced);
                      seen.addAll(tx.keys(KeyRange.ALL, 10));
                      return true;
                    }));
    Threads.await(reading);
    storage().replace(entries("b"));
    replaced.countDown();
    Threads.join(reader);
    assertThat(seen).containsExactly("a");
    assertThat(keys(KeyRange.ALL)).containsExactly("b");
  }

  @Test
  default void aTransactionThatBeganBeforeRunsAgainOnTheNewContent() {
    put("a", 1);
    AtomicInteger runs = new AtomicInteger();
    storage()
        .update(tx -> {
          if (runs.incrementAndGet() == 1) {
            Threads.meanwhile(() -> storage().replace(entries("b")));
          }
          // It reads nothing: only the replacement itself can send it back.
          tx.put("seen", bytes(String.valueOf(runs.get())));
        });
    assertThat(runs).hasValue(2);
    assertThat(keys(KeyRange.ALL)).containsExactly("b", "seen");
  }

  @Test
  default void theJournalGoesOnOverAReplacement() {
    storage().update(tx -> tx.record(bytes("before")));
    long end = storage().journal().end();
    storage().replace(entries("a"));
    assertThat(storage().journal().end()).isEqualTo(end);
    storage().update(tx -> tx.record(bytes("after")));
    assertThat(storage().journal().end()).isEqualTo(end + 1);
  }
}
