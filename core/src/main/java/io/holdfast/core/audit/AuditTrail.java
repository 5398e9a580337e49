package io.holdfast.core.audit;

import io.holdfast.core.audit.device.Delivery;
import io.holdfast.core.audit.device.EnabledDevices;
import java.util.List;

/** Writes audit entries; the walk's only view of this room. */
public interface AuditTrail {
  /** The entry of a request. */
  RequestEntry requestEntry(AuditEvent event);

  /**
   * The entry of an answer, ready for the journal.
   *
   * @param request the entry of its request, which it repeats
   */
  List<byte[]> responseEntry(AuditEvent event, RequestEntry request);

  /**
   * The entry of an attempt while the server is sealed: no client value, also not HMACed, since
   * there is no salt.
   */
  List<byte[]> sealedEntry(AuditEvent event);

  /**
   * Gives entries that are durable in the journal to the audit devices.
   *
   * @param devices those that were enabled as of the request's transaction
   * @throws io.holdfast.api.Refusal.Unavailable when one of them cannot be opened; it names the
   *     device
   */
  Delivery deliver(EnabledDevices devices, List<byte[]> entries);

  /** Gives entries to the devices that are open; for attempts while sealed. */
  Delivery deliver(List<byte[]> entries);
}
