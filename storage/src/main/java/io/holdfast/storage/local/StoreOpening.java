package io.holdfast.storage.local;

import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageFormatException;
import io.holdfast.storage.commit.TableMaker;
import io.holdfast.storage.commit.Transactions;
import io.holdfast.storage.journal.Disk;
import io.holdfast.storage.journal.FileLog;
import io.holdfast.storage.journal.LogLimits;
import io.holdfast.storage.table.MemoryTable;
import io.holdfast.storage.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Puts the parts of a store in a directory together. */
final class StoreOpening {

  private final LogLimits limits;
  private final Disk disk;

  StoreOpening(LogLimits limits, Disk disk) {
    this.limits = limits;
    this.disk = disk;
  }

  static LocalStorage inMemory(Path directory) {
    return new StoreOpening(LogLimits.DEFAULT, Disk.REAL).memory(directory);
  }

  static LocalStorage durable(Path directory) {
    return new StoreOpening(LogLimits.DEFAULT, Disk.REAL).open(directory, Optional.empty());
  }

  LocalStorage memory(Path directory) {
    return locked(
        directory,
        data -> {
          if (Format.tableIn(data.path()).isPresent()) {
            throw new StorageFormatException(
                data.path(),
                "holds a store already, and one in memory starts empty; give an empty directory");
          }
          MemoryTable table = new MemoryTable();
          Format.write(data.path(), new Format.Stored(table.type(), TableDirectory.FIRST));
          return new Opened(table, TableMaker.IN_MEMORY);
        });
  }

  /**
   * @param wanted the type of table for a new store, instead of the preferred one
   */
  LocalStorage open(Path directory, Optional<String> wanted) {
    return locked(directory, data -> durableTable(data, wanted));
  }

  private static Opened durableTable(DataDirectory data, Optional<String> wanted)
      throws IOException {
    Optional<Format.Stored> existing = Format.tableIn(data.path());
    if (existing.isPresent()) {
      TableKind kind = TableKind.named(existing.get().table(), data.path());
      TableDirectory directory = existing.get().directory();
      directory.removeOthers(data.path());
      return new Opened(kind.open(data.table(directory)), new DurableTables(data, kind, directory));
    }
    TableKind kind =
        wanted.isPresent()
            ? TableKind.named(wanted.get(), data.path())
            : TableKind.preferred(data.path());
    TableDirectory first = TableDirectory.FIRST;
    Format.write(data.path(), new Format.Stored(kind.label(), first));
    return new Opened(kind.open(data.table(first)), new DurableTables(data, kind, first));
  }

  @FunctionalInterface
  private interface TableOpening {
    Opened open(DataDirectory data) throws IOException;
  }

  private record Opened(Table table, TableMaker maker) {}

  private LocalStorage locked(Path directory, TableOpening opening) {
    DataDirectory data = DataDirectory.open(directory);
    try {
      Opened opened = opening.open(data);
      Table table = opened.table();
      try {
        FileLog log = FileLog.open(data.journal(), table, limits, disk);
        return new LocalStorage(
            table.type(), new Transactions(table, log, opened.maker()), data::close);
      } catch (IOException | RuntimeException e) {
        table.close();
        throw e;
      }
    } catch (IOException e) {
      data.close();
      throw new StorageFailedException("the store in " + directory + " cannot be opened", e);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }
}
