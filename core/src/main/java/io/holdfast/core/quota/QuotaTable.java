package io.holdfast.core.quota;

import java.util.Collection;
import java.util.Optional;

/** All rate limits as of a moment. */
public final class QuotaTable {
  private final QuotaConfig config;
  private final QuotaIndex<RateQuota> rates;

  QuotaTable(QuotaConfig config, Collection<RateQuota> rates) {
    this.config = config;
    this.rates = new QuotaIndex<>(rates);
  }

  public QuotaConfig config() {
    return config;
  }

  /** All rate limits, by name. */
  public Collection<RateQuota> rates() {
    return rates.all();
  }

  public Optional<RateQuota> rate(String name) {
    return rates.named(name);
  }

  public boolean hasRates() {
    return !rates.isEmpty();
  }

  /** Whether a mount has limits for roles. */
  public boolean asksForRole(String mount) {
    return rates.asksForRole(mount);
  }

  /** The rate limit in force for a request, see {@link QuotaIndex#inForce}. */
  public Optional<RateQuota> rateFor(String namespace, String mount, String path, String role) {
    return rates.inForce(namespace, mount, path, role);
  }

  QuotaIndex<RateQuota> rateIndex() {
    return rates;
  }
}
