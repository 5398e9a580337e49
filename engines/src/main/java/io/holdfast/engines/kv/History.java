package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The versions of a secret that are kept.
 *
 * @param current the number of the newest version; 0 before the first
 * @param oldest the number below which nothing is kept; 0 while nothing was dropped
 */
record History(SortedMap<Long, VersionInfo> versions, long current, long oldest) {
  static final History EMPTY = new History(Collections.emptySortedMap(), 0, 0);

  History {
    versions = Collections.unmodifiableSortedMap(versions);
  }

  /** A history with one more version, and the numbers of those it pushed out. */
  record Grown(History history, List<Long> dropped) {}

  Optional<VersionInfo> version(long number) {
    return Optional.ofNullable(versions.get(number));
  }

  /** Adds a version and keeps at most so many. */
  Grown add(VersionInfo version, long max) {
    TreeMap<Long, VersionInfo> kept = new TreeMap<>(versions);
    long number = current + 1;
    kept.put(number, version);
    if (number - oldest < max) {
      return new Grown(new History(kept, number, oldest), List.of());
    }
    long firstKept = number - max + 1;
    SortedMap<Long, VersionInfo> out = kept.headMap(firstKept);
    List<Long> dropped = List.copyOf(out.keySet());
    out.clear();
    return new Grown(new History(kept, number, firstKept), dropped);
  }

  /** The same history with some versions changed; numbers without a version are passed over. */
  History change(Iterable<Long> numbers, UnaryOperator<VersionInfo> change) {
    TreeMap<Long, VersionInfo> changed = new TreeMap<>(versions);
    for (Long number : numbers) {
      changed.computeIfPresent(number, (n, version) -> change.apply(version));
    }
    return new History(changed, current, oldest);
  }

  ObjectNode asJson() {
    ObjectNode out = Json.object();
    versions.forEach((number, version) -> out.set(number.toString(), version.asJson()));
    return out;
  }
}
