package io.holdfast.engine.bitcoin.share;

import io.holdfast.api.StorageView;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The encrypted shares of a backup as they are stored, for their custodians to fetch. */
final class EncryptedShares {
  private final StorageView storage;

  EncryptedShares(StorageView storage, String key, String backup) {
    this.storage = storage.below("backup-share/" + key + "/" + backup + "/");
  }

  void put(int number, String file) {
    storage.put(name(number), file.getBytes(StandardCharsets.US_ASCII));
  }

  Optional<String> get(int number) {
    return storage.get(name(number)).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  void deleteAll() {
    storage.deleteAll("");
  }

  private static String name(int number) {
    return "%03d".formatted(number);
  }
}
