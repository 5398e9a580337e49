package io.holdfast.storage.local;

import io.holdfast.storage.Storage;
import io.holdfast.storage.contract.StorageContract;
import io.holdfast.storage.journal.Disk;
import io.holdfast.storage.journal.LogLimits;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The local stores, each under the whole contract. */
class StorageContractTest {

  /** Small segments, so that the tests pass from one to the next. */
  private static final LogLimits SMALL = new LogLimits(16 << 10, 0);

  abstract static class Fixture implements StorageContract {
    private final Function<Path, Storage> opening;
    private Storage storage = LocalStorage.inMemory();

    Fixture(Function<Path, Storage> opening) {
      this.opening = opening;
    }

    @BeforeEach
    void open(@TempDir Path directory) {
      storage = opening.apply(directory.resolve("data"));
    }

    @AfterEach
    void close() {
      storage.close();
    }

    @Override
    public Storage storage() {
      return storage;
    }
  }

  private static LocalStorage durable(Path directory, String table) {
    return new StoreOpening(SMALL, Disk.REAL).open(directory, Optional.of(table));
  }

  @Nested
  class InMemory extends Fixture {
    InMemory() {
      super(directory -> LocalStorage.inMemory());
    }
  }

  @Nested
  class InMemoryWithJournalFiles extends Fixture {
    InMemoryWithJournalFiles() {
      super(new StoreOpening(SMALL, Disk.REAL)::memory);
    }
  }

  @Nested
  class RocksDb extends Fixture {
    RocksDb() {
      super(directory -> durable(directory, "rocksdb"));
    }
  }

  @Nested
  class MvStore extends Fixture {
    MvStore() {
      super(directory -> durable(directory, "mvstore"));
    }
  }
}
