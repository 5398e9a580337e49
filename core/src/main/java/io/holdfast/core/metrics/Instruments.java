package io.holdfast.core.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** The numbers themselves, in Micrometer's registry. */
final class Instruments {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double[] QUANTILES = {0.5, 0.9, 0.99};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DistributionSummary requests = quantiles("vault.core.handle_request");
  private final DistributionSummary logins = quantiles("vault.core.handle_login_request");
  private final DistributionSummary transactions = times("holdfast.storage.transaction");
  private final DistributionSummary commits = times("holdfast.storage.commit");
  private final DistributionSummary audits = times("vault.audit.log_response");

  /** Quantiles cost a request two microseconds for each time that is noted of it. */
  private DistributionSummary quantiles(String name) {
    return DistributionSummary.builder(name)
        .description("in milliseconds")
        .publishPercentiles(QUANTILES)
        .register(registry);
  }

  /** How many, how long altogether, and the longest. */
  private DistributionSummary times(String name) {
    return DistributionSummary.builder(name).description("in milliseconds").register(registry);
  }

  void gauge(String name, Tags tags, Supplier<Number> value) {
    Gauge.builder(name, value).tags(tags).register(registry);
  }

  void answered(boolean login, long nanos) {
    (login ? logins : requests).record(nanos / NANOS_PER_MILLI);
  }

  void transacted(long nanos, long commitNanos) {
    transactions.record(nanos / NANOS_PER_MILLI);
    commits.record(commitNanos / NANOS_PER_MILLI);
  }

  void audited(long nanos) {
    audits.record(nanos / NANOS_PER_MILLI);
  }

  String prometheus() {
    return registry.scrape();
  }

  List<Meter> meters() {
    return registry.getMeters();
  }
}
