package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.bytes;
import static io.holdfast.storage.contract.Values.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.StorageFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other content in the place of all there is, on a disk and over restarts. */
class ReplacementTest {

  @TempDir Path directory;

  private static Iterator<Entry> entries(String... keys) {
    return List.of(keys).stream().map(key -> new Entry(key, bytes("new"))).iterator();
  }

  private List<String> tables(Path data) throws IOException {
    try (Stream<Path> all = Files.list(data)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("table"))
          .toList();
    }
  }

  private static List<String> keysOf(LocalStorage storage) {
    return storage.<List<String>>read(tx -> tx.keys(KeyRange.ALL, 1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "mvstore"})
  void theNewContentAndWhatFollowedIsThereAfterARestart(String table) throws IOException {
    Path data = directory.resolve("data");
    try (LocalStorage storage = CrashingWriter.open(data, table)) {
      storage.update(tx -> put(tx, "old", 1));
      storage.replace(entries("a", "b"));
      storage.update(tx -> put(tx, "after", 1));
      assertThat(tables(data)).containsExactly("table-2");
    }
    try (LocalStorage storage = CrashingWriter.open(data, table)) {
      assertThat(keysOf(storage)).containsExactly("a", "after", "b");
      storage.replace(entries("c"));
      assertThat(tables(data)).containsExactly("table-3");
    }
    try (LocalStorage storage = CrashingWriter.open(data, table)) {
      assertThat(keysOf(storage)).containsExactly("c");
    }
  }

  @Test
  void aTableThatWasNotFinishedIsRemovedAtTheNextStart() throws IOException {
    Path data = directory.resolve("data");
    try (LocalStorage storage = CrashingWriter.open(data, "rocksdb")) {
      storage.update(tx -> put(tx, "old", 1));
    }
    Files.createDirectories(data.resolve("table-2"));
    Files.writeString(data.resolve("table-2/half"), "done");
    try (LocalStorage storage = CrashingWriter.open(data, "rocksdb")) {
      assertThat(keysOf(storage)).containsExactly("old");
      assertThat(tables(data)).containsExactly("table");
    }
  }

  @Test
  void nothingIsRemovedWhereTheNamedTableIsMissing() throws IOException {
    Path data = directory.resolve("data");
    try (LocalStorage storage = CrashingWriter.open(data, "rocksdb")) {
      storage.update(tx -> put(tx, "old", 1));
    }
    Files.move(data.resolve("table"), data.resolve("table-7"));
    assertThatThrownBy(() -> CrashingWriter.open(data, "rocksdb"))
        .isInstanceOf(StorageFormatException.class)
        .hasMessageContaining("missing");
    assertThat(tables(data)).containsExactly("table-7");
  }

  /** A process that is killed in the midst of replacing leaves one content, whole. */
  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "mvstore"})
  void aKillLeavesTheOldContentOrTheNewOne(String table) throws IOException {
    Random random = new Random(7);
    Path data = directory.resolve("data");
    int acknowledged = 0;
    for (int i = 0; i < 4; i++) {
      try (ChildProcess child =
          ChildProcess.start(
              ReplacingWriter.class, data.toString(), table, String.valueOf(acknowledged))) {
        List<String> lines = child.lines(1 + random.nextInt(6));
        acknowledged = Integer.parseInt(lines.getLast());
        List<String> rest = child.kill();
        acknowledged = rest.isEmpty() ? acknowledged : Integer.parseInt(rest.getLast());
      }
      try (LocalStorage storage = CrashingWriter.open(data, table)) {
        Set<String> rounds = new HashSet<>();
        storage.<Boolean>read(tx -> {
          tx.forEach(
              KeyRange.prefix("entry/"),
              entry ->
                  rounds.add(new String(entry.value(), StandardCharsets.UTF_8).split(" ", 2)[0]));
          assertThat(tx.keys(KeyRange.prefix("entry/"), 1000)).hasSize(ReplacingWriter.ENTRIES);
          return true;
        });
        assertThat(rounds).hasSize(1);
        int round = Integer.parseInt(rounds.iterator().next());
        assertThat(round).isGreaterThanOrEqualTo(acknowledged);
        acknowledged = round;
      }
    }
  }
}
