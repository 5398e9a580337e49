package io.holdfast.core.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** The numbers in the form of Vault's own JSON: gauges, and samples since the start. */
public final class MetricsJson {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '+0000 UTC'").withZone(ZoneOffset.UTC);

  private MetricsJson() {}

  public static ObjectNode of(Metrics metrics, Instant now) {
    ObjectNode out = Json.object();
    out.put("Timestamp", TIMESTAMP.format(now));
    ArrayNode gauges = out.putArray("Gauges");
    out.putArray("Points");
    out.putArray("Counters");
    ArrayNode samples = out.putArray("Samples");
    List<Meter> sorted =
        metrics.meters().stream()
            .sorted(Comparator.comparing(meter -> meter.getId().toString()))
            .toList();
    for (Meter meter : sorted) {
      switch (meter) {
        case Gauge gauge -> number(named(gauges, meter), "Value", gauge.value());
        case DistributionSummary summary -> sample(named(samples, meter), summary);
        default -> {
          // There are no other kinds.
        }
      }
    }
    return out;
  }

  private static ObjectNode named(ArrayNode into, Meter meter) {
    ObjectNode out = into.addObject();
    out.put("Name", meter.getId().getName());
    ObjectNode labels = out.putObject("Labels");
    for (Tag tag : meter.getId().getTags()) {
      labels.put(tag.getKey(), tag.getValue());
    }
    return out;
  }

  private static void sample(ObjectNode out, DistributionSummary summary) {
    out.put("Count", summary.count());
    number(out, "Sum", summary.totalAmount());
    number(out, "Max", summary.max());
    number(out, "Mean", summary.mean());
  }

  /** JSON has no word for what is no number. */
  private static void number(ObjectNode out, String name, double value) {
    if (!Double.isFinite(value)) {
      out.put(name, 0);
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.put(name, (long) value);
    } else {
      out.put(name, value);
    }
  }
}
