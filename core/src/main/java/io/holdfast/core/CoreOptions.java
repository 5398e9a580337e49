package io.holdfast.core;

import io.holdfast.api.Backend;
import io.holdfast.core.audit.AuditRoom;
import io.holdfast.core.audit.device.DeviceEntry;
import io.holdfast.core.router.LeaseLimits;
import io.holdfast.core.seal.Seal;
import io.holdfast.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What a core is made of; the composition root fills it in.
 *
 * @param storage where everything lies; the core closes it
 * @param audit where every access is written; the core closes it
 * @param seal who wraps the root key
 * @param clock the time
 * @param backends the engines and auth methods, without the core's own
 * @param limits the server's own limits of leases
 * @param clusterName shown by health; empty for a generated one
 * @param apiAddress shown by {@code sys/leader}; may be empty
 * @param declaredDevices audit devices that the configuration declares: always enabled, and not to
 *     be changed by the API
 * @param surroundings what the program lets its operators see and do
 * @param workDirectory where large files are that come and go (snapshots), encrypted; on the disk
 *     of the storage where there is one
 */
public record CoreOptions(
    Storage storage,
    AuditRoom audit,
    Seal seal,
    InstantSource clock,
    List<Backend> backends,
    LeaseLimits limits,
    String clusterName,
    String apiAddress,
    List<DeviceEntry> declaredDevices,
    Surroundings surroundings,
    Path workDirectory) {

  /**
   * A core on its own, without declared audit devices, and with the system's temporary directory.
   */
  public CoreOptions(
      Storage storage,
      AuditRoom audit,
      Seal seal,
      InstantSource clock,
      List<Backend> backends,
      LeaseLimits limits,
      String clusterName,
      String apiAddress) {
    this(
        storage,
        audit,
        seal,
        clock,
        backends,
        limits,
        clusterName,
        apiAddress,
        List.of(),
        Surroundings.NONE,
        Path.of(System.getProperty("java.io.tmpdir")));
  }
}
