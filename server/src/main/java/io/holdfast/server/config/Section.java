package io.holdfast.server.config;

import io.holdfast.core.policy.hcl.HclValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of one block. Who reads a section asks for every key it knows; {@link #end} then reports
 * those that nobody asked for. A wrong value is reported where it is asked for, and the default
 * stands in for it, so that reading goes on to find further errors.
 */
final class Section {
  private final String what;
  private final List<Entry> entries;
  private final Place at;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param what names the section in messages, e.g. {@code listener "tcp"}; empty for the top level
   * @param at where it begins
   */
  Section(String what, List<Entry> entries, Place at, Problems problems) {
    this.what = what;
    this.entries = entries;
    this.at = at;
    this.problems = problems;
  }

  Place at() {
    return at;
  }

  Problems problems() {
    return problems;
  }

  /** A key that holds one value; when several files give it, the last one does. */
  Optional<Value> value(String key) {
    List<Entry> found = entries(key);
    for (int i = 1; i < found.size(); i++) {
      Place first = found.get(i - 1).at();
      Place second = found.get(i).at();
      if (first.file().equals(second.file())) {
        problems.error(second, quoted(key) + " stands twice; first in line " + first.line());
      }
    }
    return found.isEmpty() || isNull(found.getLast().value())
        ? Optional.empty()
        : Optional.of(new Value(key, found.getLast().value(), found.getLast().at(), problems));
  }

  private static boolean isNull(HclValue value) {
    return value instanceof HclValue.Scalar scalar && scalar.isNull();
  }

  /** Blocks with {@code labels} labels each. */
  List<Labelled> blocks(String key, int labels) {
    List<Labelled> blocks = new ArrayList<>();
    entries(key).forEach(entry -> blocks.addAll(Labelled.unfold(entry, labels, problems)));
    return blocks;
  }

  /** A block without labels; several of them add up; empty when absent. */
  Section block(String key) {
    List<Entry> all = new ArrayList<>();
    blocks(key, 0).forEach(block -> all.addAll(block.entries()));
    return new Section(key, all, at, problems);
  }

  /** A block as a section of its own. */
  Section section(String name, Labelled block) {
    return new Section(name, block.entries(), block.at(), problems);
  }

  /** A key that is understood and has no effect; one line says why. */
  void withoutEffect(String key, String why) {
    entries(key).stream()
        .findFirst()
        .ifPresent(entry -> problems.warn(entry.at(), quoted(key) + " has no effect: " + why));
  }

  /** A switch that has no effect when it is on. */
  void withoutEffectWhenOn(String key, String why) {
    if (value(key).map(value -> value.bool(false)).orElse(false)) {
      withoutEffect(key, why);
    }
  }

  /** A key that would have to protect something and cannot. */
  void unsupported(String key, String why) {
    entries(key).forEach(entry -> problems.error(entry.at(), quoted(key) + " " + why));
  }

  /** Reports every key that was not asked for. */
  void end() {
    for (Entry entry : entries) {
      if (!known.contains(entry.key())) {
        String meant =
            Spelling.nearest(entry.key(), known)
                .map(key -> "; did you mean \"" + key + "\"?")
                .orElse("");
        problems.error(entry.at(), "unknown key " + quoted(entry.key()) + meant);
      }
    }
  }

  private String quoted(String key) {
    return what.isEmpty() ? "\"" + key + "\"" : "\"" + key + "\" in " + what;
  }

  private List<Entry> entries(String key) {
    known.add(key);
    return entries.stream().filter(entry -> entry.key().equals(key)).toList();
  }
}
