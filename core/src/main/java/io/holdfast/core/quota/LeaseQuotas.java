package io.holdfast.core.quota;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits of leases in storage: one record of all of them, since each lease that is made looks
 * at it, and there are few.
 */
public final class LeaseQuotas {
  private static final String QUOTAS = Layout.core(Namespace.ROOT) + "quota/";
  private static final String ALL = "lease-count";

  private LeaseQuotas() {}

  /** The record. */
  record Stored(List<LeaseQuota> quotas) {}

  /** All, by name. */
  public static List<LeaseQuota> all(BarrierTx tx) {
    return tx.view(QUOTAS).get(ALL, Stored.class).map(Stored::quotas).orElse(List.of());
  }

  public static Optional<LeaseQuota> named(BarrierTx tx, String name) {
    return all(tx).stream().filter(quota -> quota.name().equals(name)).findFirst();
  }

  private static void store(BarrierTx tx, List<LeaseQuota> quotas) {
    if (quotas.isEmpty()) {
      tx.view(QUOTAS).delete(ALL);
    } else {
      tx.view(QUOTAS).put(ALL, new Stored(quotas));
    }
  }

  /**
   * Adds or replaces a limit.
   *
   * @param leases the ids of all leases, which are counted for it
   * @throws Refusal.InvalidRequest when another limit is about the same
   */
  public static void put(
      BarrierTx tx,
      String name,
      Scope scope,
      long maxLeases,
      boolean inheritable,
      List<LeaseCounts.Leases> leases) {
    List<LeaseQuota> quotas = new ArrayList<>(all(tx));
    new QuotaIndex<>(quotas).requireFree(name, scope);
    LeaseQuota quota = new LeaseQuota(name, scope, maxLeases, inheritable);
    quotas.removeIf(other -> other.name().equals(name));
    quotas.add(quota);
    quotas.sort(java.util.Comparator.comparing(LeaseQuota::name));
    store(tx, quotas);
    LeaseCounts.begin(tx, quota, leases);
  }

  public static void remove(BarrierTx tx, String name) {
    change(tx, quota -> quota.name().equals(name) ? Optional.empty() : Optional.of(quota));
  }

  /** Limits end with the mount that they are about. */
  public static void unmounted(BarrierTx tx, String mount) {
    change(tx, quota -> quota.isOf(mount) ? Optional.empty() : Optional.of(quota));
  }

  /**
   * Limits go along with their mount. Its leases stay where they were made, and count no more: what
   * moves has new ones.
   */
  public static void moved(BarrierTx tx, String from, String to) {
    change(tx, quota -> Optional.of(quota.isOf(from) ? quota.at(to) : quota));
  }

  /** What becomes of each limit. */
  @FunctionalInterface
  private interface Change {
    Optional<LeaseQuota> of(LeaseQuota quota);
  }

  private static void change(BarrierTx tx, Change change) {
    List<LeaseQuota> before = all(tx);
    List<LeaseQuota> after = new ArrayList<>();
    for (LeaseQuota quota : before) {
      Optional<LeaseQuota> changed = change.of(quota);
      changed.ifPresent(after::add);
      if (changed.isEmpty() || !changed.get().equals(quota)) {
        LeaseCounts.forget(tx, quota.name());
      }
    }
    if (!after.equals(before)) {
      store(tx, after);
    }
  }
}
