package io.holdfast.log.verify;

import io.holdfast.log.merkle.Hash;
import io.holdfast.log.verify.Finding.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the entries of a bundle with the hashes that they should have, and names the difference
 * as what was most likely done: an entry that is elsewhere in the bundle was reordered; one that is
 * nowhere, while the next one stands in its place, was dropped; one that should not be there,
 * before one that should, was inserted; else it was changed.
 */
final class BundleDiff {
  private final List<Hash> expected;
  private final List<Hash> found;
  private final Map<Hash, Integer> inExpected;
  private final Map<Hash, Integer> inFound;
  private final Reporter reporter;
  private int at;
  private int foundAt;

  /** Takes what is found. */
  @FunctionalInterface
  interface Reporter {
    /**
     * Takes one difference.
     *
     * @param position of the entry in its bundle
     */
    void report(Kind kind, int position, String detail);
  }

  private BundleDiff(List<Hash> expected, List<Hash> found, Reporter reporter) {
    this.expected = expected;
    this.found = found;
    this.inExpected = positions(expected);
    this.inFound = positions(found);
    this.reporter = reporter;
  }

  static void compare(List<Hash> expected, List<Hash> found, Reporter reporter) {
    if (!expected.equals(found)) {
      new BundleDiff(expected, found, reporter).compare();
    }
  }

  private void compare() {
    while (at < expected.size() && foundAt < found.size()) {
      if (expected.get(at).equals(found.get(foundAt))) {
        at++;
        foundAt++;
      } else {
        differ(expected.get(at), found.get(foundAt));
      }
    }
    while (at < expected.size()) {
      drop();
    }
    while (foundAt < found.size()) {
      insert(expected.size());
    }
  }

  private void differ(Hash due, Hash there) {
    Integer dueIsAt = inFound.get(due);
    Integer thereBelongsAt = inExpected.get(there);
    if (dueIsAt != null && thereBelongsAt != null) {
      reporter.report(Kind.REORDERED_ENTRY, at, "another entry of its bundle stands in its place");
      at++;
      foundAt++;
    } else if (thereBelongsAt != null && thereBelongsAt > at) {
      drop();
    } else if (dueIsAt != null && dueIsAt > foundAt) {
      insert(at);
    } else {
      reporter.report(Kind.CHANGED_ENTRY, at, "its content is not what was logged");
      at++;
      foundAt++;
    }
  }

  private void drop() {
    reporter.report(Kind.DROPPED_ENTRY, at, "it is missing from its bundle");
    at++;
  }

  private void insert(int before) {
    reporter.report(Kind.INSERTED_ENTRY, before, "an entry that was never logged stands before it");
    foundAt++;
  }

  private static Map<Hash, Integer> positions(List<Hash> hashes) {
    Map<Hash, Integer> positions = new HashMap<>();
    for (int i = 0; i < hashes.size(); i++) {
      positions.put(hashes.get(i), i);
    }
    return positions;
  }
}
