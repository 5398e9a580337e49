package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writers side by side lose nothing, and of those who saw the same state one wins. */
final class ConcurrentWritesTest {
  private static final int WRITERS = 12;

  private final Kv kv = new Kv();

  @AfterEach
  void close() {
    kv.close();
  }

  @Test
  void ofWritersThatSawTheSameVersionOneWins() throws Exception {
    kv.put("c", "{\"v\":0}");
    List<Reply> replies = atOnce(i -> kv.put("c", "{\"v\":" + i + "}", 1));
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    assertThat(replies).filteredOn(reply -> reply.status() == 400).hasSize(WRITERS - 1);
    assertThat(kv.metadata("c").data("current_version").asInt()).isEqualTo(2);
  }

  @Test
  void withoutCheckAndSetEachWriterGetsAVersionOfItsOwn() throws Exception {
    kv.write("config", "{\"max_versions\":100}");
    List<Reply> replies = atOnce(i -> kv.put("all", "{\"v\":" + i + "}"));
    assertThat(replies)
        .extracting(reply -> reply.data("version").asInt())
        .doesNotHaveDuplicates()
        .hasSize(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      int version = replies.get(i).data("version").asInt();
      assertThat(kv.get("all", version).data("data", "v").asInt()).isEqualTo(i);
    }
  }

  @FunctionalInterface
  private interface Writer {
    Reply write(int number);
  }

  private static List<Reply> atOnce(Writer writer) throws Exception {
    List<Callable<Reply>> tasks = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int number = i;
      tasks.add(() -> writer.write(number));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : threads.invokeAll(tasks)) {
        replies.add(reply.get());
      }
      return replies;
    }
  }
}
