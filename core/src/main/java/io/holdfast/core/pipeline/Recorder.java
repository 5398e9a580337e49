package io.holdfast.core.pipeline;

import io.holdfast.api.Refusal;
import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.audit.AuditTrail;
import io.holdfast.core.audit.AuditedHeaders;
import io.holdfast.core.audit.RequestEntry;
import io.holdfast.core.audit.device.Delivery;
import io.holdfast.core.audit.device.DeviceTable;
import io.holdfast.core.audit.device.EnabledDevices;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;

/** Records requests and answers in the transactions that they happen in. */
public final class Recorder {
  private final AuditTrail audit;
  private final DeviceTable devices;
  private final AuditedHeaders headers;
  private final Metrics metrics;

  /** The entries that become durable with a transaction, and the devices that get them too. */
  record Trail(EnabledDevices devices, List<byte[]> entries) {}

  /** The entries of one run of a transaction. */
  final class Page {
    private final BarrierTx tx;
    private final RequestEntry request;
    private final List<byte[]> entries = new ArrayList<>();

    private Page(BarrierTx tx, RequestEntry request) {
      this.tx = tx;
      this.request = request;
    }

    /** The entry of the request that it is about. */
    RequestEntry request() {
      return request;
    }

    Page response(Refusal refusal, AuditEvent.Answer facts) {
      return response(refusal.text(), refusal.quoted(), facts);
    }

    Page response(String error, List<String> quoted, AuditEvent.Answer facts) {
      AuditEvent event = request.event().answered(tx.now(), error, quoted, facts);
      return add(audit.responseEntry(event, request));
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

  /**
   * @param headers which headers of requests are shown
   * @param metrics told how long the devices take
   */
  public Recorder(AuditTrail audit, DeviceTable devices, AuditedHeaders headers, Metrics metrics) {
    this.audit = audit;
    this.devices = devices;
    this.headers = headers;
    this.metrics = metrics;
  }

  /** Begins with the entry of a request. */
  Page request(BarrierTx tx, AuditEvent event) {
    return bareRequest(tx, event.showing(headers.of(tx, event.request())));
  }

  /** The same where nothing can be read any more, so that no header is known to be shown. */
  Page bareRequest(BarrierTx tx, AuditEvent event) {
    RequestEntry entry = audit.requestEntry(event);
    return new Page(tx, entry).add(entry.leaves());
  }

  /** Goes on after a request whose entry was recorded by an earlier transaction. */
  Page after(BarrierTx tx, RequestEntry recorded) {
    return new Page(tx, recorded);
  }

  /** Hands durable entries to the devices; nothing is to be answered before they have them. */
  Delivery begin(Trail trail) {
    return new MeasuredDelivery(audit.deliver(trail.devices(), trail.entries()), metrics);
  }

  /** Hands durable entries to the devices, and returns when each has taken them. */
  void deliver(Trail trail) {
    begin(trail).await();
  }

  /** The same to the devices that happen to be open. */
  void deliverToOpen(List<byte[]> entries) {
    audit.deliver(entries).await();
  }
}
