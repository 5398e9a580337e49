package io.holdfast.server.config;

import io.holdfast.core.policy.hcl.HclValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A block with its labels: {@code audit "file" "name" { ... }} has two.
 *
 * @param entries what the block holds
 * @param at where the block's key stands
 */
record Labelled(List<String> labels, List<Entry> entries, Place at) {

  /**
   * Unfolds an entry's value into blocks with {@code count} labels. HCL's repeated blocks and
   * JSON's objects in objects, with or without lists between them, come to the same.
   */
  static List<Labelled> unfold(Entry entry, int count, Problems problems) {
    List<Labelled> found = new ArrayList<>();
    unfold(entry, entry.labels(), entry.value(), count, problems, found);
    return found;
  }

  private static void unfold(
      Entry entry,
      List<String> labels,
      HclValue value,
      int count,
      Problems problems,
      List<Labelled> found) {
    switch (value) {
      case HclValue.Sequence list ->
          list.values().forEach(v -> unfold(entry, labels, v, count, problems, found));
      case HclValue.Block block when labels.size() >= count -> {
        if (labels.size() > count) {
          problems.error(entry.at(), "\"" + entry.key() + "\" has too many labels");
        }
        found.add(new Labelled(labels, Entry.of(block, entry.at().file()), entry.at()));
      }
      case HclValue.Block block -> {
        for (Entry inner : Entry.of(block, entry.at().file())) {
          List<String> more = new ArrayList<>(labels);
          more.add(inner.key());
          more.addAll(inner.labels());
          unfold(entry, more, inner.value(), count, problems, found);
        }
      }
      case HclValue.Scalar scalar when scalar.isNull() -> {}
      case HclValue.Scalar scalar ->
          problems.error(
              entry.at().of(scalar),
              "\"" + entry.key() + "\" must be a block, not " + scalar.kind());
    }
  }
}
