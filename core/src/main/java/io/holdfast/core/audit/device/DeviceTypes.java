package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;

/** Opens the devices by type. */
final class DeviceTypes {
  private DeviceTypes() {}

  /**
   * Opens a device.
   *
   * @throws Refusal.InvalidRequest for an unknown type or a wrong option, named
   */
  static AuditDevice open(DeviceEntry entry) throws IOException {
    String format = entry.option("format", "json");
    if (!format.equals("json")) {
      throw new Refusal.InvalidRequest(
          "option format: \"" + format + "\" is not offered; use json");
    }
    return switch (entry.type()) {
      case "file" -> FileDevice.open(entry);
      case "socket" -> SocketDevice.open(entry);
      case "syslog" -> SyslogDevice.open(entry);
      default ->
          throw new Refusal.InvalidRequest(
              "unknown backend type: \"" + entry.type() + "\"; use file, socket or syslog");
    };
  }
}
