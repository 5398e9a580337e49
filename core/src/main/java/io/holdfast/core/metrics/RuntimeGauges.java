package io.holdfast.core.metrics;

import io.micrometer.core.instrument.Tags;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** The process itself, under the names that Vault has for Go's runtime. */
final class RuntimeGauges {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private RuntimeGauges() {}

  static void add(Instruments metrics) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    metrics.gauge(
        "vault.runtime.alloc_bytes", Tags.empty(), () -> memory.getHeapMemoryUsage().getUsed());
    metrics.gauge(
        "vault.runtime.sys_bytes", Tags.empty(), () -> memory.getHeapMemoryUsage().getCommitted());
    metrics.gauge("vault.runtime.num_goroutines", Tags.empty(), threads::getThreadCount);
    metrics.gauge(
        "vault.runtime.total_gc_runs",
        Tags.empty(),
        () -> collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum());
    metrics.gauge(
        "vault.runtime.total_gc_pause_ns",
        Tags.empty(),
        () ->
            NANOS_PER_MILLI
                * collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum());
  }
}
