package io.holdfast.core.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Which secrets are asked for, and in what order.
 *
 * @param prefix what their paths begin with
 * @param filters all of them must hold
 * @param sort one of {@link #SORTS}
 * @param descending whether the last comes first
 * @param offset how many are passed over
 * @param limit how many are shown at most
 */
public record CatalogQuery(
    String prefix,
    List<Predicate<Secret>> filters,
    String sort,
    boolean descending,
    int offset,
    int limit) {
  private static final Instant NEVER = Instant.MAX;

  private static final Map<String, Comparator<Secret>> SORTS =
      Map.of(
          "path", Comparator.comparing(Secret::path),
          "kind", Comparator.comparing(Secret::kind),
          "created", Comparator.comparing(Secret::created),
          "rotated", Comparator.comparing(Secret::renewed),
          "expires", Comparator.comparing((Secret secret) -> secret.expires().orElse(NEVER)),
          "owner", bySaid(Ownership::owner),
          "environment", bySaid(Ownership::environment),
          "system", bySaid(Ownership::system),
          "classification", bySaid(Ownership::classification));

  /** What a query can be sorted by. */
  public static final List<String> SORTABLE = SORTS.keySet().stream().sorted().toList();

  /** How a text of an ownership is read. */
  @FunctionalInterface
  public interface Said {
    @org.jspecify.annotations.Nullable
    String of(Ownership ownership);
  }

  private static Comparator<Secret> bySaid(Said said) {
    return Comparator.comparing((Secret secret) -> text(said, secret));
  }

  private static String text(Said said, Secret secret) {
    return Optional.ofNullable(said.of(secret.ownership())).orElse("");
  }

  /** Secrets of which a text is said; {@code none} for those of which it isn't. */
  public static Predicate<Secret> said(Said said, String wanted) {
    String folded = wanted.equals("none") ? "" : wanted.toLowerCase(Locale.ROOT);
    return secret -> text(said, secret).toLowerCase(Locale.ROOT).equals(folded);
  }

  /**
   * What was found.
   *
   * @param total how many the filters let through
   */
  public record Found(List<Secret> shown, int total) {}

  /** Asks the catalog. */
  public Found of(CatalogReader catalog) {
    Comparator<Secret> by = SORTS.getOrDefault(sort, Comparator.comparing(Secret::path));
    Comparator<Secret> order = (descending ? by.reversed() : by).thenComparing(Secret::path);
    long wanted = (long) offset + limit;
    // Of those that are wanted the last is on top, to be thrown out by one that comes before it.
    PriorityQueue<Secret> first = new PriorityQueue<>(order.reversed());
    int[] total = {0};
    catalog.forEach(
        prefix,
        secret -> {
          if (!lets(secret)) {
            return;
          }
          total[0]++;
          if (first.size() < wanted) {
            first.add(secret);
          } else if (order.compare(secret, first.element()) < 0) {
            first.remove();
            first.add(secret);
          }
        });
    List<Secret> shown = first.stream().sorted(order).skip(offset).toList();
    return new Found(shown, total[0]);
  }

  private boolean lets(Secret secret) {
    for (Predicate<Secret> filter : filters) {
      if (!filter.test(secret)) {
        return false;
      }
    }
    return true;
  }
}
