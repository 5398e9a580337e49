package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.StorageException;
import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageFormatException;
import io.holdfast.storage.StorageLockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening a directory does, and what it refuses. */
class DataDirectoryTest {

  private Path data = Path.of("");

  @BeforeEach
  void choose(@TempDir Path directory) {
    data = directory.resolve("new/data");
  }

  private void createWith(String key) {
    try (LocalStorage storage = LocalStorage.open(data)) {
      storage.update(tx -> put(tx, key, "value"));
    }
  }

  private List<String> reopenedKeys() {
    try (LocalStorage storage = LocalStorage.open(data)) {
      return storage.<List<String>>read(tx -> tx.keys(KeyRange.ALL, 10));
    }
  }

  @Test
  void aNewDirectoryIsMadeForItsOwnerAlone() throws IOException {
    createWith("a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    createWith("b");
    assertThat(reopenedKeys()).containsExactly("a", "b");
  }

  @Test
  void aDirectoryInUseIsRefusedAndNamed() {
    try (LocalStorage storage = LocalStorage.open(data)) {
      assertThatThrownBy(() -> LocalStorage.open(data))
          .isInstanceOf(StorageLockedException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("another store of this process");
      storage.update(tx -> put(tx, "a", 1));
    }
    assertThat(reopenedKeys()).containsExactly("a");
  }

  @Test
  void aDirectoryInUseByAnotherProcessIsRefusedAndNamesIt() throws Exception {
    try (ChildProcess child = ChildProcess.start(Holder.class, data.toString())) {
      String pid = child.lines(1).getFirst();
      assertThatThrownBy(() -> LocalStorage.open(data))
          .isInstanceOf(StorageLockedException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("another process, " + pid);
      child.kill();
      child.exitCode();
    }
    assertThat(reopenedKeys()).containsExactly("held");
  }

  /** Holds a store open until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws InterruptedException {
      LocalStorage storage = LocalStorage.open(Path.of(args[0]));
      storage.update(tx -> put(tx, "held", 1));
      System.out.println(ProcessHandle.current().pid());
      Thread.currentThread().join();
    }
  }

  @Test
  void aLaterFormatIsRefusedAndNamed() throws IOException {
    createWith("a");
    Path format = data.resolve("FORMAT");
    String text = Files.readString(format);
    Files.writeString(format, text.replace("store 1", "store 2"));
    requireRefused(StorageFormatException.class, "store format 2", format.toString());
    Files.writeString(format, "something else");
    requireRefused(StorageFormatException.class, "not the format file", format.toString());
    Files.delete(format);
    requireRefused(StorageFormatException.class, "is missing", format.toString());
    Files.writeString(format, text.replace("rocksdb", "papyrus"));
    requireRefused(StorageFormatException.class, "type papyrus", data.toString());
    Files.writeString(format, text);
    assertThat(reopenedKeys()).containsExactly("a");
  }

  @Test
  void aDirectoryWithAStoreIsNoPlaceForOneInMemory() {
    try (LocalStorage storage = LocalStorage.inMemory(data)) {
      assertThat(storage.type()).isEqualTo("inmem");
      storage.update(tx -> put(tx, "a", 1));
    }
    assertThatThrownBy(() -> LocalStorage.inMemory(data))
        .isInstanceOf(StorageFormatException.class)
        .hasMessageContaining("give an empty directory");
    requireRefused(StorageFormatException.class, "type inmem", data.toString());
  }

  @Test
  void aPathThatIsAFileIsRefused() throws IOException {
    Files.createDirectories(data.getParent());
    Files.writeString(data, "a file");
    requireRefused(StorageFailedException.class, data.toString(), "cannot be opened");
  }

  @Test
  void damagedTableFilesAreNamed() throws IOException {
    createWith("a");
    Path current = data.resolve("table/CURRENT");
    Files.writeString(current, "nonsense");
    requireRefused(StorageException.class, data.resolve("table").toString());
  }

  private void requireRefused(Class<? extends StorageException> kind, String... words) {
    assertThatThrownBy(() -> LocalStorage.open(data))
        .isInstanceOf(kind)
        .hasMessageContainingAll(words);
    assertThatThrownBy(() -> LocalStorage.open(data)).isInstanceOf(kind);
  }
}
