package io.holdfast.core.pipeline;

import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.audit.AuditTrail;
import io.holdfast.core.audit.device.DeviceTable;
import io.holdfast.core.audit.device.EnabledDevices;
import io.holdfast.core.barrier.BarrierTx;
import java.util.ArrayList;
import java.util.List;

/** Records requests and answers in the transactions that they happen in. */
final class Recorder {
  private final AuditTrail audit;
  private final DeviceTable devices;

  /** The entries that become durable with a transaction, and the devices that get them too. */
  record Trail(EnabledDevices devices, List<byte[]> entries) {}

  /** The entries of one run of a transaction. */
  final class Page {
    private final BarrierTx tx;
    private final List<byte[]> entries = new ArrayList<>();

    private Page(BarrierTx tx) {
      this.tx = tx;
    }

    Page request(AuditEvent event) {
      return add(audit.requestEntry(event));
    }

    Page response(AuditEvent event) {
      return add(audit.responseEntry(event));
    }

    private Page add(List<byte[]> parts) {
      parts.forEach(tx::record);
      entries.addAll(parts);
      return this;
    }

    /** What is to be delivered once the transaction is durable. */
    Trail trail() {
      return new Trail(devices.at(tx), List.copyOf(entries));
    }

    /** The entries alone, for where the list of the devices cannot be read. */
    List<byte[]> entries() {
      return List.copyOf(entries);
    }
  }

  Recorder(AuditTrail audit, DeviceTable devices) {
    this.audit = audit;
    this.devices = devices;
  }

  Page page(BarrierTx tx) {
    return new Page(tx);
  }

  /** Hands durable entries to the devices, and returns when each has taken them. */
  void deliver(Trail trail) {
    audit.deliver(trail.devices(), trail.entries());
  }

  /** The same to the devices that happen to be open. */
  void deliverToOpen(List<byte[]> entries) {
    audit.deliver(entries);
  }
}
