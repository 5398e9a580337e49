package io.holdfast.server.config;

import java.nio.file.Path;

/** Where the data lies. */
public sealed interface StorageConfig {
  /** The type's name as Vault's server shows it. */
  String type();

  /** The embedded durable store. */
  record RocksDb(Path path) implements StorageConfig {
    @Override
    public String type() {
      return "rocksdb";
    }
  }

  /** Nothing outlives the process. */
  record InMemory() implements StorageConfig {
    @Override
    public String type() {
      return "inmem";
    }
  }
}
