package io.holdfast.api.catalog;

import io.holdfast.api.StorageView;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an engine lists its secrets from what it stores of them anyway. For engines that write more
 * often than a row for each value would be worth: then what the engine stores is the row.
 */
public interface Inventory {
  /**
   * Shows the secrets whose subjects begin so, in the order of their subjects.
   *
   * @param storage the mount's
   */
  void forEach(StorageView storage, String prefix, Consumer<CatalogEntry> each);

  /** One secret, if it is there. */
  Optional<CatalogEntry> find(StorageView storage, String subject);
}
