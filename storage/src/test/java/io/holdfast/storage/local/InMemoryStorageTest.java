package io.holdfast.storage.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.storage.KeyRange;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest {

  @Test
  void whatWasWrittenIsReadByEverybodyAfterwards() {
    try (LocalStorage storage = LocalStorage.inMemory()) {
      storage.update(tx -> {
        tx.put("a/b", "1".getBytes(UTF_8));
        tx.put("a/c/d", "2".getBytes(UTF_8));
        tx.put("a/c/e", "2".getBytes(UTF_8));
        tx.put("a/f", "2".getBytes(UTF_8));
        tx.delete("a/f");
        tx.record("r".getBytes(UTF_8));
        assertThat(tx.keys(KeyRange.prefix("a/"), 10)).containsExactly("a/b", "a/c/d", "a/c/e");
      });
      assertThat(storage.<byte @Nullable []>read(tx -> tx.get("a/b")))
          .isEqualTo("1".getBytes(UTF_8));
      assertThat(storage.<List<String>>read(tx -> tx.children("a/", null, 10)))
          .containsExactly("b", "c/");
      assertThat(storage.journal().end()).isEqualTo(1);
    }
  }

  @Test
  void aCounterRaisedByManyThreadsLosesNoStep() throws Exception {
    try (LocalStorage storage = LocalStorage.inMemory()) {
      CountDownLatch done = new CountDownLatch(1000);
      for (int i = 0; i < 1000; i++) {
        Thread.ofVirtual()
            .start(() -> {
              storage.update(tx -> {
                byte[] seen = tx.get("n");
                int n = seen == null ? 0 : Integer.parseInt(new String(seen, UTF_8));
                tx.put("n", Integer.toString(n + 1).getBytes(UTF_8));
              });
              done.countDown();
            });
      }
      done.await();
      assertThat(storage.<byte @Nullable []>read(tx -> tx.get("n")))
          .isEqualTo("1000".getBytes(UTF_8));
    }
  }
}
