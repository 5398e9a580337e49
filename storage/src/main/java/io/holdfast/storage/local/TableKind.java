package io.holdfast.storage.local;

import io.holdfast.storage.StorageFormatException;
import io.holdfast.storage.table.MvStoreTable;
import io.holdfast.storage.table.RocksLibrary;
import io.holdfast.storage.table.RocksTable;
import io.holdfast.storage.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kinds of table that a durable store can have. */
enum TableKind {
  ROCKSDB {
    @Override
    Table open(Path directory) {
      return new RocksTable(directory);
    }
  },
  MVSTORE {
    @Override
    Table open(Path directory) {
      return new MvStoreTable(directory);
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger(TableKind.class);

  abstract Table open(Path directory);

  /** The name in the format file, which is also that of the type. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fastest kind that runs here, for a new store. */
  static TableKind preferred(Path data) {
    if (RocksLibrary.load(data)) {
      return ROCKSDB;
    }
    LOG.warn(
        "RocksDB has no build for {} {}: the new store in {} uses the portable MVStore, which is"
            + " slower",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        data);
    return MVSTORE;
  }

  /** The kind that the store in {@code data} has. */
  static TableKind named(String label, Path data) {
    TableKind kind =
        Arrays.stream(values())
            .filter(candidate -> candidate.label().equals(label))
            .findFirst()
            .orElseThrow(() ->
                new StorageFormatException(
                    data, "holds a store of type " + label + "; give another directory"));
    if (kind == ROCKSDB && !RocksLibrary.load(data)) {
      throw new StorageFormatException(
          data,
          "holds a store of type rocksdb, whose native library does not load on this platform; open"
              + " it where it was made");
    }
    return kind;
  }
}
