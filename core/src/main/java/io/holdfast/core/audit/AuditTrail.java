package io.holdfast.core.audit;

import io.holdfast.core.audit.device.EnabledDevices;
import java.util.List;

/** Writes audit entries; the walk's only view of this room. */
public interface AuditTrail {
  /** The entry of a request, ready for the journal; several where one would be too long. */
  List<byte[]> requestEntry(AuditEvent event);

  /** The entry of an answer, ready for the journal. */
  List<byte[]> responseEntry(AuditEvent event);

  /**
   * The entry of an attempt while the server is sealed: no client value, also not HMACed, since
   * there is no salt.
   */
  List<byte[]> sealedEntry(AuditEvent event);

  /**
   * Gives entries that are durable in the journal to the audit devices, and returns when each has
   * taken them.
   *
   * @param devices those that were enabled as of the request's transaction
   * @throws io.holdfast.api.Refusal.Unavailable when a device cannot take them in time; it names
   *     the device
   */
  void deliver(EnabledDevices devices, List<byte[]> entries);

  /** Gives entries to the devices that are open; for attempts while sealed. */
  void deliver(List<byte[]> entries);
}
