package io.holdfast.core.sys;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.snapshot.ReceivedSnapshot;
import io.holdfast.core.snapshot.Snapshots;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * {@code sys/storage/raft/snapshot} and {@code snapshot-force}: the whole store as a file, and
 * back. There is no Raft here; the paths are those that Vault's clients know.
 */
final class SnapshotPaths {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Snapshots snapshots;
  private final Restoration restoration;

  SnapshotPaths(SystemRooms rooms) {
    this.snapshots = rooms.snapshots();
    this.restoration = rooms.restoration();
  }

  Routes routes() {
    return Routes.of(
        Route.path("storage/raft/snapshot")
            .describe(
                "Takes a snapshot of the whole store, or restores one of this server.",
                "The file is encrypted as the store is. Restoring seals the server.")
            .on(Operation.READ, this::take)
            .on(Operation.UPDATE, call -> restore(call, false)),
        Route.path("storage/raft/snapshot-force")
            .describe("Restores a snapshot that may be of another server.", "")
            .on(Operation.UPDATE, call -> restore(call, true)));
  }

  private Effect take(Call call) {
    String name = "holdfast-" + STAMP.format(call.now()) + ".snap";
    return () -> {
      FileChannel file = snapshots.take();
      return after ->
          new Response.Download(
              "application/gzip",
              file,
              Map.of("Content-Disposition", List.of("attachment; filename=\"" + name + "\"")));
    };
  }

  private Effect restore(Call call, boolean force) {
    InputStream upload =
        call.request()
            .upload()
            .orElseThrow(() -> new Refusal.InvalidRequest("send the snapshot as the body"));
    return () -> {
      ReceivedSnapshot snapshot = snapshots.receive(upload, force);
      return after -> {
        CoreCall.of(after).conclude(request -> restoration.restore(request, snapshot));
        return Response.empty();
      };
    };
  }
}
