package io.holdfast.core.catalog;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;

/**
 * How the catalog of a namespace is kept.
 *
 * @param strict whether a new secret needs an owner
 */
public record CatalogSettings(boolean strict) {
  private static final String KEY = "catalog/settings";

  public static CatalogSettings of(BarrierTx tx, Namespace namespace) {
    return tx.view(Layout.core(namespace))
        .get(KEY, CatalogSettings.class)
        .orElse(new CatalogSettings(false));
  }

  public void store(BarrierTx tx, Namespace namespace) {
    tx.view(Layout.core(namespace)).put(KEY, this);
  }
}
