package io.holdfast.core.quota;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.namespace.NamespaceStore;
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
    String namespace = namespace(tx, leaseId);
    String path = namespace + path(leaseId);
    inForce(new QuotaIndex<>(quotas), namespace, path)
        .filter(quota -> count(tx, quota.name()) >= quota.maxLeases())
        .ifPresent(quota -> {
          throw new Refusal.QuotaExceeded(
              "request path \""
                  + path
                  + "\": lease count quota exceeded; \""
                  + quota.name()
                  + "\" allows "
                  + quota.maxLeases());
        });
  }

  private static Optional<LeaseQuota> inForce(
      QuotaIndex<LeaseQuota> index, String namespace, String path) {
    String mount =
        index.all().stream()
            .map(quota -> quota.scope().mount())
            .filter(scope -> path.startsWith(scope) && !namespace.startsWith(scope))
            .max(java.util.Comparator.comparingInt(String::length))
            .orElse("");
    return index.inForce(namespace, mount, path, "");
  }

  private static void change(BarrierTx tx, String leaseId, int by) {
    List<LeaseQuota> quotas = LeaseQuotas.all(tx);
    if (quotas.isEmpty()) {
      return;
    }
    String namespace = namespace(tx, leaseId);
    for (LeaseQuota quota : quotas) {
      if (quota.counts(namespace, namespace + path(leaseId))) {
        put(tx, quota.name(), Math.max(0, count(tx, quota.name()) + by));
      }
    }
  }

  /** The path of the namespace that a lease is in. */
  private static String namespace(BarrierTx tx, String leaseId) {
    return NamespaceStore.path(tx, Namespace.idIn(leaseId));
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
  static void begin(BarrierTx tx, LeaseQuota quota, List<Leases> leases) {
    put(tx, quota.name(), leases.stream().mapToLong(some -> count(some, quota)).sum());
  }

  /**
   * Ids of leases that are to be counted.
   *
   * @param namespace the path of the namespace that they are in
   */
  public record Leases(String namespace, StorageView ids) {}

  private static long count(Leases leases, LeaseQuota quota) {
    String mount = quota.scope().mount();
    String namespace = leases.namespace();
    if (!mount.startsWith(namespace)) {
      // Of a namespace above, or of something else.
      return namespace.startsWith(mount) ? count(leases, "", quota) : 0;
    }
    return count(leases, mount.substring(namespace.length()), quota);
  }

  private static long count(Leases leases, String below, LeaseQuota quota) {
    long count = 0;
    String after = "";
    List<String> page;
    do {
      page = leases.ids().keys(below, after, PAGE);
      for (String key : page) {
        String path = leases.namespace() + path(below + key);
        count += quota.counts(leases.namespace(), path) ? 1 : 0;
      }
      after = page.isEmpty() ? after : page.getLast();
    } while (page.size() == PAGE);
    return count;
  }

  static void forget(BarrierTx tx, String quota) {
    tx.delete(COUNTS + quota);
  }
}
