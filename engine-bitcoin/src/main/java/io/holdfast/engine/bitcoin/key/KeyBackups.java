package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.StorageView;
import java.util.List;

/** Knows who holds shares of a key. */
@FunctionalInterface
public interface KeyBackups {
  /** The holders, as people tell them apart; none when no share was given out. */
  List<String> holders(StorageView storage, String key);
}
