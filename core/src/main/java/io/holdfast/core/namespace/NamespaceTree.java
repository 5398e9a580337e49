package io.holdfast.core.namespace;

import io.holdfast.api.Namespace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All namespaces as of a moment, found by path and by id. */
public final class NamespaceTree {
  private final Map<String, NamespaceEntry> byId = new HashMap<>();
  private final TreeMap<String, NamespaceEntry> byPath = new TreeMap<>();

  public NamespaceTree(Collection<NamespaceEntry> entries) {
    for (NamespaceEntry entry : entries) {
      byId.put(entry.id(), entry);
      if (!entry.deleting()) {
        byPath.put(entry.path(), entry);
      }
    }
  }

  /**
   * What a request means.
   *
   * @param path below the namespace
   */
  public record Place(Namespace namespace, String path) {}

  /**
   * Finds the namespace that a request means: the one of its header, and from there the deepest
   * that its path leads into.
   *
   * @param header the path of the namespace that the header names, with a trailing slash; empty for
   *     the root
   * @param path below that
   * @return empty when the header names none
   */
  public Optional<Place> resolve(String header, String path) {
    Namespace found = Namespace.ROOT;
    if (!header.isEmpty()) {
      NamespaceEntry named = byPath.get(header);
      if (named == null) {
        return Optional.empty();
      }
      found = named.namespace();
    }
    return Optional.of(byPath.isEmpty() ? new Place(found, path) : deepest(found, path));
  }

  private Place deepest(Namespace from, String path) {
    Namespace found = from;
    int start = 0;
    int slash = path.indexOf('/');
    while (slash >= 0) {
      NamespaceEntry next = byPath.get(found.path() + path.substring(start, slash + 1));
      if (next == null) {
        break;
      }
      found = next.namespace();
      start = slash + 1;
      slash = path.indexOf('/', start);
    }
    return new Place(found, path.substring(start));
  }

  /** The namespace of an id, also one that is being removed. */
  public Optional<Namespace> byId(String id) {
    return id.equals(Namespace.ROOT.id())
        ? Optional.of(Namespace.ROOT)
        : Optional.ofNullable(byId.get(id)).map(NamespaceEntry::namespace);
  }

  /** The namespace of an id that can be used. */
  public Optional<Namespace> live(String id) {
    return id.equals(Namespace.ROOT.id())
        ? Optional.of(Namespace.ROOT)
        : Optional.ofNullable(byId.get(id))
            .filter(entry -> !entry.deleting())
            .map(NamespaceEntry::namespace);
  }

  /** The namespace at exactly this path from the root, with its slash. */
  public Optional<NamespaceEntry> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Those directly below a namespace, by path. */
  public List<NamespaceEntry> children(Namespace of) {
    return below(of).stream().filter(entry -> entry.parentPath().equals(of.path())).toList();
  }

  /** All those below a namespace, by path. */
  public List<NamespaceEntry> below(Namespace of) {
    return byPath.tailMap(of.path(), false).values().stream()
        .takeWhile(entry -> entry.path().startsWith(of.path()))
        .toList();
  }

  /** The one whose lock keeps everybody out of a namespace: itself or one above. */
  public Optional<NamespaceEntry> lockOf(Namespace namespace) {
    String path = namespace.path();
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      Optional<NamespaceEntry> above = at(path.substring(0, end + 1));
      if (above.filter(NamespaceEntry::isLocked).isPresent()) {
        return above;
      }
    }
    return Optional.empty();
  }

  /** Those whose removal is not finished. */
  public List<NamespaceEntry> ending() {
    return byId.values().stream().filter(NamespaceEntry::deleting).toList();
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }
}
