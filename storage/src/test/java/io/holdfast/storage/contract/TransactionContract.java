package io.holdfast.storage.contract;

import static io.holdfast.storage.contract.Threads.meanwhile;
import static io.holdfast.storage.contract.Values.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Keys;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.StorageClosedException;
import io.holdfast.storage.StorageKeyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What one transaction sees and leaves. */
public interface TransactionContract extends StoreUnderTest {

  @Test
  default void whatIsWrittenIsReadAfterwards() {
    put("a/b", "1");
    put("a/b", "2");
    assertThat(get("a/b")).isEqualTo("2");
    assertThat(get("a/c")).isNull();
  }

  @Test
  default void aDeletedKeyIsGoneAndMayBeWrittenAgain() {
    put("k", "1");
    storage().update(tx -> tx.delete("k"));
    storage().update(tx -> tx.delete("never there"));
    assertThat(get("k")).isNull();
    put("k", "2");
    assertThat(get("k")).isEqualTo("2");
  }

  @Test
  default void aTransactionSeesItsOwnChanges() {
    put("k", "old");
    storage()
        .update(tx -> {
          Values.put(tx, "k", "new");
          Values.put(tx, "l", "added");
          assertThat(Values.get(tx, "k")).isEqualTo("new");
          assertThat(Values.get(tx, "l")).isEqualTo("added");
          tx.delete("k");
          assertThat(tx.get("k")).isNull();
          Values.put(tx, "k", "again");
        });
    assertThat(get("k")).isEqualTo("again");
  }

  @Test
  default void aTransactionThatThrowsLeavesNothing() {
    put("k", "before");
    assertThatThrownBy(() ->
            storage()
                .update(tx -> {
                  Values.put(tx, "k", "after");
                  tx.record(bytes("r"));
                  throw new ArithmeticException("as asked");
                }))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("as asked");
    assertThat(get("k")).isEqualTo("before");
    assertThat(storage().journal().end()).isZero();
  }

  @Test
  default void aReaderKeepsSeeingTheStateItBeganWith() {
    put("a", "1");
    storage()
        .<Boolean>read(tx -> {
          assertThat(Values.get(tx, "a")).isEqualTo("1");
          meanwhile(() ->
              storage()
                  .update(other -> {
                    Values.put(other, "a", "2");
                    Values.put(other, "b", "2");
                  }));
          assertThat(Values.get(tx, "a")).isEqualTo("1");
          assertThat(tx.get("b")).isNull();
          assertThat(tx.keys(KeyRange.ALL, 10)).containsExactly("a");
          return true;
        });
    assertThat(keys(KeyRange.ALL)).containsExactly("a", "b");
  }

  @Test
  default void arraysAreNotSharedWithTheStore() {
    byte[] given = bytes("value");
    storage().update(tx -> tx.put("k", given));
    Arrays.fill(given, (byte) 0);
    storage()
        .<Boolean>read(tx -> {
          byte[] got = tx.get("k");
          if (got != null) {
            Arrays.fill(got, (byte) 0);
          }
          Arrays.fill(tx.scan(KeyRange.ALL, 1).getFirst().value(), (byte) 0);
          return true;
        });
    assertThat(get("k")).isEqualTo("value");
  }

  @Test
  default void emptyAndBigValuesAreKept() {
    byte[] big = new byte[5 << 20];
    new Random(1).nextBytes(big);
    storage()
        .update(tx -> {
          tx.put("big", big);
          tx.put("empty", new byte[0]);
          tx.record(big);
        });
    storage()
        .<Boolean>read(tx -> {
          assertThat(tx.get("big")).isEqualTo(big);
          assertThat(tx.get("empty")).isEmpty();
          return true;
        });
  }

  @Test
  default void keysThatNoStoreCanHoldAreRefused() {
    String longest = "k".repeat(Keys.MAX_BYTES);
    put(longest, "fits");
    assertThat(get(longest)).isEqualTo("fits");
    for (String bad : List.of("", longest + "k", "half \ud83d pair", "\udd11")) {
      assertThatThrownBy(() -> get(bad)).isInstanceOf(StorageKeyException.class);
      assertThatThrownBy(() -> put(bad, "v")).isInstanceOf(StorageKeyException.class);
    }
  }

  @Test
  default void aTransactionWithinATransactionIsRefused() {
    assertThatThrownBy(() -> storage().update(tx -> get("k")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("within another");
    assertThatThrownBy(() -> storage().<Boolean>read(tx -> storage().write(other -> true)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void aTransactionThatHasEndedIsNotUsableAnyMore() {
    List<ReadTx> kept = new ArrayList<>();
    storage().update(kept::add);
    storage().<Boolean>read(kept::add);
    for (ReadTx tx : kept) {
      assertThatThrownBy(() -> tx.get("k")).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> tx.keys(KeyRange.ALL, 1)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  default void aClosedStoreSaysSo() {
    put("k", "v");
    storage().close();
    storage().close();
    assertThatThrownBy(() -> get("k")).isInstanceOf(StorageClosedException.class);
    assertThatThrownBy(() -> put("k", "v")).isInstanceOf(StorageClosedException.class);
  }

  @Test
  default void closingWaitsForWhatRuns() {
    put("k", "v");
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    FutureTask<String> reader =
        new FutureTask<>(() ->
            storage()
                .<String>read(tx -> {
                  running.countDown();
                  Threads.await(free);
                  return String.valueOf(Values.get(tx, "k"));
                }));
    Thread.ofVirtual().start(reader);
    Threads.await(running);
    Thread closer = Thread.ofVirtual().start(storage()::close);
    awaitClosed();
    // It must not end yet; a store that does not wait would, well within this time.
    assertThat(Threads.ends(closer, Duration.ofMillis(100))).isFalse();
    free.countDown();
    Threads.join(closer);
    assertThat(reader.resultNow()).isEqualTo("v");
  }

  private void awaitClosed() {
    while (true) {
      try {
        get("k");
        Thread.onSpinWait();
      } catch (StorageClosedException e) {
        return;
      }
    }
  }
}
