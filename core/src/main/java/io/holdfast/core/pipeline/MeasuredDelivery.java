package io.holdfast.core.pipeline;

import io.holdfast.core.audit.device.Delivery;
import io.holdfast.core.metrics.Metrics;

/** A delivery whose time is noted, once however often it is waited for. */
final class MeasuredDelivery implements Delivery {
  private final Delivery delivery;
  private final Metrics metrics;
  private final long start = System.nanoTime();
  private boolean noted;

  MeasuredDelivery(Delivery delivery, Metrics metrics) {
    this.delivery = delivery;
    this.metrics = metrics;
  }

  /** Called by the request's own thread. */
  @Override
  public void await() {
    boolean first = !noted;
    noted = true;
    try {
      delivery.await();
    } catch (RuntimeException e) {
      if (first) {
        metrics.auditFailed();
      }
      throw e;
    }
    if (first) {
      metrics.audited(System.nanoTime() - start);
    }
  }
}
