package io.holdfast.storage.contract;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Storage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fresh store for each test, and the words that the tests are written in. */
public interface StoreUnderTest {

  Storage storage();

  default void put(String key, Object value) {
    storage().update(tx -> Values.put(tx, key, value));
  }

  default @Nullable String get(String key) {
    return storage().<@Nullable String>read(tx -> Values.get(tx, key));
  }

  default List<String> keys(KeyRange range) {
    return storage().<List<String>>read(tx -> tx.keys(range, Integer.MAX_VALUE));
  }
}
