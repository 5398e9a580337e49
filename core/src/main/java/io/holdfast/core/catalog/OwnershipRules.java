package io.holdfast.core.catalog;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a namespace, within a transaction: what is said nearest to a secret counts. */
public final class OwnershipRules {
  private static final String RULES = "catalog/rule/";

  /** The rule for everything has no path, and storage keys have to have one. */
  private static final String ALL = "*";

  private final StorageView view;

  public OwnershipRules(BarrierTx tx, Namespace namespace) {
    this.view = tx.view(Layout.core(namespace) + RULES);
  }

  public List<OwnershipRule> all() {
    return view.keys("", "", Integer.MAX_VALUE).stream()
        .map(key -> new OwnershipRule(path(key), says(key)))
        .toList();
  }

  public Optional<OwnershipRule> find(String path) {
    return view.exists(key(path))
        ? Optional.of(new OwnershipRule(path, says(key(path))))
        : Optional.empty();
  }

  public void put(OwnershipRule rule) {
    view.put(key(rule.path()), rule.says());
  }

  public void remove(String path) {
    view.delete(key(path));
  }

  /** All rules, ready to be asked about many paths. */
  public Inherited inherited() {
    Map<String, Ownership> byPath = new HashMap<>();
    all().forEach(rule -> byPath.put(rule.path(), rule.says()));
    return new Inherited(byPath);
  }

  private Ownership says(String key) {
    return view.get(key, Ownership.class).orElse(Ownership.UNSAID);
  }

  private static String key(String path) {
    return path.isEmpty() ? ALL : path;
  }

  private static String path(String key) {
    return key.equals(ALL) ? "" : key;
  }

  /** What rules say of paths. */
  public static final class Inherited {
    private final Map<String, Ownership> byPath;

    Inherited(Map<String, Ownership> byPath) {
      this.byPath = byPath;
    }

    /**
     * What is said of a path: by its own rule, then by those of the paths above it, nearest first.
     */
    public Ownership of(String path) {
      if (byPath.isEmpty()) {
        return Ownership.UNSAID;
      }
      Ownership found = byPath.getOrDefault(path, Ownership.UNSAID);
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        Ownership above = byPath.get(path.substring(0, end));
        found = above == null ? found : found.over(above);
      }
      return found.over(byPath.getOrDefault("", Ownership.UNSAID));
    }
  }
}
