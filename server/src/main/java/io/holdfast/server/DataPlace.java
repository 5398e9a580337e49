package io.holdfast.server;

import io.holdfast.server.config.StorageConfig;
import io.holdfast.storage.Storage;
import io.holdfast.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the server keeps what it keeps.
 *
 * @param directory the data directory; a temporary one when the storage is in memory
 */
record DataPlace(StorageConfig storage, Path directory) {

  static DataPlace of(StorageConfig storage) {
    return switch (storage) {
      case StorageConfig.RocksDb durable -> {
        refuseVaultData(durable.path());
        yield new DataPlace(storage, durable.path());
      }
      case StorageConfig.InMemory memory -> new DataPlace(storage, temporary());
    };
  }

  /** The Merkle log, as any C2SP verifier can read it. */
  Path auditLog() {
    return directory.resolve("audit-log");
  }

  /** Large files that come and go; what a crash left of them is gone with the next start. */
  Path work() {
    return directory.resolve("work");
  }

  Storage open() {
    return switch (storage) {
      case StorageConfig.RocksDb durable -> LocalStorage.open(durable.path());
      case StorageConfig.InMemory memory -> LocalStorage.inMemory();
    };
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("holdfast-");
    } catch (IOException e) {
      throw new StartException(
          "no temporary directory can be made for the audit log: " + e.getMessage(), e);
    }
  }

  /** Its files would not be touched, but who points here at them believes to see their secrets. */
  private static void refuseVaultData(Path path) {
    for (String mark : new String[] {"vault.db", "raft/raft.db", "core/_keyring"}) {
      if (Files.exists(path.resolve(mark))) {
        throw new StartException(
            "the directory "
                + path
                + " holds the data of Vault or OpenBao ("
                + mark
                + "), which cannot be read; give storage another \"path\"",
            null);
      }
    }
  }
}
