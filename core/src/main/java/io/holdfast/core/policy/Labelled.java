package io.holdfast.core.policy;

import io.holdfast.core.policy.hcl.HclItem;
import io.holdfast.core.policy.hcl.HclValue;
import io.holdfast.core.policy.hcl.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * A block with a label, however it is written: {@code path "a" { ... }} in HCL, <code>
 * {"path": {"a":
 * {...}}}</code> in JSON, where lists of objects may stand for objects.
 */
record Labelled(String label, HclValue.Block body, Position at) {

  /** All labelled blocks of one kind. */
  static List<Labelled> find(HclValue.Block parent, String kind, Problems problems) {
    List<Labelled> found = new ArrayList<>();
    for (HclItem item : parent.items()) {
      if (!item.key().equals(kind)) {
        continue;
      }
      switch (item.labels().size()) {
        case 0 -> inside(kind, item.value(), problems, found);
        case 1 -> bodies(kind, item.labels().getFirst(), item.value(), item.at(), problems, found);
        default -> problems.add(item.at(), kind + " takes one label");
      }
    }
    return found;
  }

  private static void inside(String kind, HclValue value, Problems problems, List<Labelled> found) {
    switch (value) {
      case HclValue.Block block ->
          block
              .items()
              .forEach(item -> bodies(kind, item.key(), item.value(), item.at(), problems, found));
      case HclValue.Sequence list ->
          list.values().forEach(one -> inside(kind, one, problems, found));
      case HclValue.Scalar scalar ->
          problems.add(scalar.at(), kind + " must be a block with a label, got " + scalar.kind());
    }
  }

  private static void bodies(
      String kind,
      String label,
      HclValue value,
      Position at,
      Problems problems,
      List<Labelled> found) {
    switch (value) {
      case HclValue.Block block -> found.add(new Labelled(label, block, at));
      case HclValue.Sequence list ->
          list.values().forEach(one -> bodies(kind, label, one, at, problems, found));
      case HclValue.Scalar scalar ->
          problems.add(
              at, kind + " " + Problems.quote(label) + ": must be an object, got " + scalar.kind());
    }
  }
}
