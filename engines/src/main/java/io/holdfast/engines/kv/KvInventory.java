package io.holdfast.engines.kv;

import io.holdfast.api.StorageView;
import io.holdfast.api.catalog.CatalogEntry;
import io.holdfast.api.catalog.Inventory;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The secrets of a mount as the catalog has them, whichever version the mount is of: read from
 * their own records. A row for each would cost a write as much as the secret itself.
 */
final class KvInventory implements Inventory {
  private static final String KIND = "kv";

  @Override
  public void forEach(StorageView storage, String prefix, Consumer<CatalogEntry> each) {
    storage.forEach(
        KeyStore.KEYS + prefix,
        (rest, stored) -> {
          KeyRecord key = KeyStore.decode(stored);
          if (isSecret(key)) {
            each.accept(entry(prefix + rest, key));
          }
        });
  }

  @Override
  public Optional<CatalogEntry> find(StorageView storage, String path) {
    return new KeyStore(storage)
        .find(path)
        .filter(KvInventory::isSecret)
        .map(key -> entry(path, key));
  }

  /** Whether it ever had a value: settings can be written before. */
  private static boolean isSecret(KeyRecord key) {
    return key.history().current() > 0;
  }

  private static CatalogEntry entry(String path, KeyRecord key) {
    long current = key.history().current();
    Optional<VersionInfo> latest = key.history().version(current);
    Instant renewed = latest.map(VersionInfo::created).orElse(key.updated());
    return new CatalogEntry(
        path,
        KIND,
        key.created(),
        renewed,
        current,
        latest.flatMap(version -> Optional.ofNullable(version.deletion())));
  }
}
