package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.number;
import static io.holdfast.storage.local.CrashingWriter.WRITERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.storage.Following;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import io.holdfast.storage.contract.FollowedRecords;
import io.holdfast.storage.local.CrashingWriter.CopyOfRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed in the midst of its writes, again and again, over one directory. */
class KillTest {

  private static final int MOST_ACKNOWLEDGED = 1500;

  @TempDir Path directory;
  private final int[] acknowledged = new int[WRITERS];

  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "mvstore"})
  void nothingAcknowledgedIsLostAndNothingIsHalfDone(String table) throws IOException {
    killAndCheck(table, table.equals("rocksdb") ? 5 : 2);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "mvstore"})
  void nothingAcknowledgedIsLostInAHundredKills(String table) throws IOException {
    killAndCheck(table, 100);
  }

  private void killAndCheck(String table, int kills) throws IOException {
    Random random = new Random(kills);
    for (int i = 0; i < kills; i++) {
      try (ChildProcess child =
          ChildProcess.start(CrashingWriter.class, directory.toString(), table)) {
        note(child.lines(1 + random.nextInt(MOST_ACKNOWLEDGED)));
        note(child.kill());
      }
      check(table);
    }
  }

  private void note(List<String> lines) {
    assertThat(lines).isNotNull();
    for (String line : lines) {
      String[] words = line.split(" ", 2);
      int writer = Integer.parseInt(words[0]);
      acknowledged[writer] = Math.max(acknowledged[writer], Integer.parseInt(words[1]));
    }
  }

  private void check(String table) throws IOException {
    int[] counters = new int[WRITERS];
    try (Storage storage = CrashingWriter.open(directory.resolve("data"), table)) {
      storage.<Boolean>read(tx -> {
        for (int writer = 0; writer < WRITERS; writer++) {
          counters[writer] = number(tx, "counter/" + writer);
          assertThat(counters[writer]).isGreaterThanOrEqualTo(acknowledged[writer]);
          requireWhole(tx, writer, counters[writer]);
        }
        return true;
      });
      catchUp(storage);
    }
    requireRecords(counters);
  }

  /** Of each writer there are the last ten entries, and no other. */
  private static void requireWhole(ReadTx tx, int writer, int counter) {
    List<String> entries = tx.keys(KeyRange.prefix("entry/" + writer + "/"), 100);
    assertThat(entries).hasSize(Math.min(counter, 10));
    for (int number = Math.max(1, counter - 9); number <= counter; number++) {
      assertThat(entries).contains(CrashingWriter.key(writer, number));
    }
  }

  /** Lets the copy of the records go on where the killed process left it. */
  private void catchUp(Storage storage) throws IOException {
    CopyOfRecords copy = new CopyOfRecords(directory.resolve("copy"), storage);
    FollowedRecords counted = new FollowedRecords(copy.next());
    try (Following _ =
        storage
            .journal()
            .follow(
                copy.next(),
                (first, records) -> {
                  copy.records(first, records);
                  counted.records(first, records);
                })) {
      counted.await(storage.journal().end());
    }
  }

  /** The copy has each number of each writer once, in order: none left out and none twice. */
  private void requireRecords(int[] counters) throws IOException {
    int[] last = new int[WRITERS];
    for (String line : Files.readAllLines(directory.resolve("copy"))) {
      String[] words = line.split(" ", 2);
      int writer = Integer.parseInt(words[0]);
      assertThat(Integer.parseInt(words[1])).isEqualTo(last[writer] + 1);
      last[writer]++;
    }
    assertThat(last).isEqualTo(counters);
  }
}
