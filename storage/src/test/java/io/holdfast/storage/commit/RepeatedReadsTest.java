package io.holdfast.storage.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.storage.journal.MemoryLog;
import io.holdfast.storage.table.MemoryTable;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Values that are read again and again are kept with their snapshot. */
class RepeatedReadsTest {
  private final Transactions store = new Transactions(new MemoryTable(), new MemoryLog());

  private String read(String key) {
    byte[] value = store.write(tx -> tx.get(key));
    return value == null ? "nothing" : new String(value, UTF_8);
  }

  private void put(String key, String value) {
    store.write(tx -> {
      tx.put(key, value.getBytes(UTF_8));
      return 0;
    });
  }

  @Test
  void whatWasReadBeforeIsReadAnewAfterItChanged() {
    assertThat(read("a")).isEqualTo("nothing");
    put("a", "1");
    assertThat(read("a")).isEqualTo("1");
    put("a", "2");
    assertThat(read("a")).isEqualTo("2");
    store.write(tx -> {
      tx.delete("a");
      return 0;
    });
    assertThat(read("a")).isEqualTo("nothing");
  }

  @Test
  void aCallerMayChangeTheArrayThatItGot() {
    put("a", "1");
    store.write(tx -> {
      byte[] mine = Objects.requireNonNull(tx.get("a"));
      mine[0] = 'x';
      return 0;
    });
    assertThat(read("a")).isEqualTo("1");
  }

  @Test
  void aReaderOfAValueThatWasKeptStillLosesAgainstItsChange() {
    put("a", "1");
    assertThat(read("a")).isEqualTo("1");
    int[] runs = {0};
    store.write(tx -> {
      byte[] seen = tx.get("a");
      if (runs[0]++ == 0) {
        Thread other = Thread.ofPlatform().start(() -> put("a", "2"));
        joinOf(other);
      }
      tx.put("b", seen == null ? new byte[0] : seen);
      return 0;
    });
    assertThat(runs[0]).isEqualTo(2);
    assertThat(read("b")).isEqualTo("2");
  }

  @Test
  void moreKeysThanAreKeptAreFoundAllTheSame() {
    for (int i = 0; i < 2000; i++) {
      put("k" + i, "v" + i);
    }
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 2000; i++) {
        assertThat(read("k" + i)).isEqualTo("v" + i);
      }
    }
  }

  private static void joinOf(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
