package io.holdfast.core.quota;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * How many leases there are in the scope of each limit of leases. A counter changes in the
 * transaction that makes or ends a lease, so that no limit is ever passed by a race; the price is
 * that logins under the same limit wait for each other. Without such limits nothing is counted.
 */
public final class LeaseCounts {
  private static final String COUNTS = Layout.core(Namespace.ROOT) + "quota/lease-counter/";
  private static final int PAGE = 1000;

  private LeaseCounts() {}

  /**
   * Counts a lease that is made.
   *
   * @param leaseId begins with the path that made it
   * @throws Refusal.QuotaExceeded when the limit in force has no room for it
   */
  public static void added(BarrierTx tx, String leaseId) {
    requireRoom(tx, leaseId);
    change(tx, leaseId, 1);
  }

  /** Counts a lease that ends. */
  public static void removed(BarrierTx tx, String leaseId) {
    change(tx, leaseId, -1);
  }

  /**
   * Refuses what would be one lease more; also used for batch tokens, which are none.
   *
   * @throws Refusal.QuotaExceeded when the limit in force has no room for it
   */
  public static void requireRoom(BarrierTx tx, String leaseId) {
    List<LeaseQuota> quotas = LeaseQuotas.all(tx);
    if (quotas.isEmpty()) {
      return;
    }
    inForce(new QuotaIndex<>(quotas), path(leaseId))
        .filter(quota -> count(tx, quota.name()) >= quota.maxLeases())
        .ifPresent(quota -> {
          throw new Refusal.QuotaExceeded(
              "request path \""
                  + path(leaseId)
                  + "\": lease count quota exceeded; \""
                  + quota.name()
                  + "\" allows "
                  + quota.maxLeases());
        });
  }

  private static Optional<LeaseQuota> inForce(QuotaIndex<LeaseQuota> index, String path) {
    String mount =
        index.all().stream()
            .map(quota -> quota.scope().mount())
            .filter(path::startsWith)
            .max(java.util.Comparator.comparingInt(String::length))
            .orElse("");
    return index.inForce(mount, path, "");
  }

  private static void change(BarrierTx tx, String leaseId, int by) {
    String path = path(leaseId);
    for (LeaseQuota quota : LeaseQuotas.all(tx)) {
      if (quota.scope().holds(path)) {
        put(tx, quota.name(), Math.max(0, count(tx, quota.name()) + by));
      }
    }
  }

  /** The path that made a lease: its id without the last part. */
  private static String path(String leaseId) {
    int end = leaseId.lastIndexOf('/');
    return end < 0 ? leaseId : leaseId.substring(0, end);
  }

  /** How many leases there are in the scope of a limit. */
  public static long count(BarrierTx tx, String quota) {
    return tx.get(COUNTS + quota).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
  }

  private static void put(BarrierTx tx, String quota, long count) {
    tx.put(COUNTS + quota, ByteBuffer.allocate(Long.BYTES).putLong(count).array());
  }

  /** Begins to count, with the leases that are there. */
  static void begin(BarrierTx tx, LeaseQuota quota, List<StorageView> leases) {
    put(tx, quota.name(), leases.stream().mapToLong(view -> count(view, quota.scope())).sum());
  }

  private static long count(StorageView leases, Scope scope) {
    long count = 0;
    String after = "";
    List<String> page;
    do {
      page = leases.keys(scope.mount(), after, PAGE);
      for (String key : page) {
        count += scope.holds(path(scope.mount() + key)) ? 1 : 0;
      }
      after = page.isEmpty() ? after : page.getLast();
    } while (page.size() == PAGE);
    return count;
  }

  static void forget(BarrierTx tx, String quota) {
    tx.delete(COUNTS + quota);
  }
}
