package io.holdfast.server;

import io.holdfast.api.Refusal;
import io.holdfast.core.audit.AuditRoom;
import io.holdfast.core.audit.device.DeviceEntry;
import io.holdfast.server.config.AuditConfig;
import java.util.List;

/** The audit devices that the configuration declares. */
final class DeclaredDevices {
  private DeclaredDevices() {}

  /**
   * The devices, each of which was tried: a server that cannot write where it was told to must not
   * start.
   */
  static List<DeviceEntry> of(List<AuditConfig> audits, AuditRoom audit) {
    return audits.stream().map(declared -> tried(declared, audit)).toList();
  }

  private static DeviceEntry tried(AuditConfig declared, AuditRoom audit) {
    DeviceEntry device =
        new DeviceEntry(
            declared.path(), declared.type(), declared.description(), false, declared.options());
    try {
      audit.probe(device);
      return device;
    } catch (Refusal e) {
      throw new StartException(
          declared.at() + ": the audit device cannot be used: " + e.getMessage(), e);
    }
  }
}
