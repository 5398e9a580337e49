package io.holdfast.core.quota;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import io.holdfast.crypto.Randomness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rate limits in storage. Where there are none, a request costs one look at their marker. */
public final class QuotaStore {
  private static final String QUOTAS = Layout.core(Namespace.ROOT) + "quota/";
  private static final String RATES = QUOTAS + "rate-limit/";
  private static final String CONFIG = "config";

  private final SnapshotCache<QuotaTable> table =
      new SnapshotCache<>(Layout.core(Namespace.ROOT) + "quotas-changed", QuotaStore::load);

  /** The quotas as of the transaction's snapshot. */
  public QuotaTable at(BarrierTx tx) {
    return table.at(tx);
  }

  private static QuotaTable load(BarrierTx tx) {
    return new QuotaTable(
        tx.view(QUOTAS).get(CONFIG, QuotaConfig.class).orElse(QuotaConfig.DEFAULTS),
        rates(tx.view(RATES)));
  }

  private static List<RateQuota> rates(StorageView view) {
    List<RateQuota> all = new ArrayList<>();
    view.list("").forEach(name -> view.get(name, RateQuota.class).ifPresent(all::add));
    return all;
  }

  public void config(BarrierTx tx, QuotaConfig config) {
    tx.view(QUOTAS).put(CONFIG, config);
    table.invalidate(tx);
  }

  /** The terms of a rate limit that is written. */
  public record RateTerms(
      Scope scope,
      BigDecimal rate,
      Duration interval,
      Duration blockInterval,
      boolean inheritable) {}

  /**
   * Adds or replaces a rate limit.
   *
   * @throws Refusal.InvalidRequest when another limit is about the same
   */
  public void putRate(BarrierTx tx, String name, RateTerms terms) {
    at(tx).rateIndex().requireFree(name, terms.scope());
    RateQuota quota =
        new RateQuota(
            name,
            Randomness.uuid().toString(),
            terms.scope(),
            terms.rate(),
            terms.interval(),
            terms.blockInterval(),
            terms.inheritable());
    tx.view(RATES).put(name, quota);
    table.invalidate(tx);
  }

  public void removeRate(BarrierTx tx, String name) {
    tx.view(RATES).delete(name);
    table.invalidate(tx);
  }

  /** Rate limits end with the mount that they are about. */
  public void unmounted(BarrierTx tx, String mount) {
    at(tx).rates().stream()
        .filter(quota -> quota.scope().mount().equals(mount))
        .forEach(quota -> removeRate(tx, quota.name()));
  }

  /** Rate limits go along with their mount. */
  public void moved(BarrierTx tx, String from, String to) {
    for (RateQuota quota : at(tx).rates()) {
      if (quota.scope().mount().equals(from)) {
        tx.view(RATES).put(quota.name(), quota.at(to));
        table.invalidate(tx);
      }
    }
  }

  /** Forgets what it cached, when the server is sealed. */
  public void clear() {
    table.clear();
  }
}
