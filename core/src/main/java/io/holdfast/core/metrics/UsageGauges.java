package io.holdfast.core.metrics;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that take a look at many keys: they are asked for every ten minutes at most, as Vault's
 * {@code usage_gauge_period} has it.
 */
public final class UsageGauges {
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final InstantSource clock;

  public UsageGauges(InstantSource clock) {
    this.clock = clock;
  }

  private final class Kept {
    private final LongSupplier count;
    private @Nullable Instant taken;
    private long value;

    private Kept(LongSupplier count) {
      this.count = count;
    }

    private synchronized Number value() {
      Instant now = clock.instant();
      if (taken == null || taken.plus(PERIOD).isBefore(now)) {
        value = count.getAsLong();
        taken = now;
      }
      return value;
    }
  }

  public void add(Metrics metrics, String name, Tags tags, LongSupplier count) {
    metrics.gauge(name, tags, new Kept(count)::value);
  }
}
