package io.holdfast.core.policy.hcl;

import java.util.List;

/**
 * A key with its value: {@code ttl = "1h"}, or a block with labels: {@code path "kv/*" { ... }}.
 *
 * @param keys the key, then the labels of a block; never empty
 * @param value what stands after the equals sign, the colon or the labels
 * @param at where the key stands
 */
public record HclItem(List<String> keys, HclValue value, Position at) {
  public HclItem {
    keys = List.copyOf(keys);
  }

  public String key() {
    return keys.getFirst();
  }

  public List<String> labels() {
    return keys.subList(1, keys.size());
  }
}
