package io.holdfast.server.config;

import io.holdfast.core.policy.hcl.HclItem;
import io.holdfast.core.policy.hcl.HclValue;
import java.util.List;

/**
 * A key with its value.
 *
 * @param labels the labels of a block; those of a JSON document are in its value
 * @param at where the key stands
 */
record Entry(String key, List<String> labels, HclValue value, Place at) {

  /** The entries of a block in a file. */
  static List<Entry> of(HclValue.Block block, String file) {
    return block.items().stream().map(item -> of(item, file)).toList();
  }

  private static Entry of(HclItem item, String file) {
    return new Entry(item.key(), item.labels(), item.value(), new Place(file, item.at()));
  }
}
