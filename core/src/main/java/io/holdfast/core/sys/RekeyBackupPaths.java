package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.seal.Rekeying;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code sys/rekey/backup} and {@code sys/rekey/recovery-key-backup}: the shares of the last
 * rekeying, encrypted to PGP keys and kept because that was asked for.
 */
final class RekeyBackupPaths {
  /**
   * @param shares in hex, by the fingerprint of the key that reads them
   */
  private record Backup(String nonce, Map<String, List<String>> shares) {}

  Routes routes() {
    return Routes.of(
        route("rekey/backup", Layout.SHARES_BACKUP),
        route("rekey/recovery-key-backup", Layout.RECOVERY_SHARES_BACKUP),
        route("rekey-recovery-key/backup", Layout.RECOVERY_SHARES_BACKUP),
        route("rotate/root/backup", Layout.SHARES_BACKUP),
        route("rotate/recovery/backup", Layout.RECOVERY_SHARES_BACKUP));
  }

  private static Route.Builder route(String path, String place) {
    return Route.path(path)
        .describe("Shows or deletes the backup of the shares that were encrypted to PGP keys.", "")
        .sudo()
        .on(Operation.READ, call -> read(call, place))
        .on(
            Operation.DELETE,
            call -> {
              whole(call).delete(place);
              return Response.empty();
            });
  }

  private static StorageView whole(Call call) {
    return CoreCall.of(call).tx().view("");
  }

  private static Response read(Call call, String place) {
    Backup backup =
        whole(call)
            .get(place, Backup.class)
            .orElseThrow(() -> new Refusal.InvalidRequest("no backed-up keys found"));
    ObjectNode hex = Json.object();
    ObjectNode base64 = Json.object();
    backup.shares.forEach((fingerprint, shares) -> {
      hex.set(fingerprint, Json.array(shares));
      base64.set(
          fingerprint,
          Json.array(
              shares.stream()
                  .map(share -> Base64.getEncoder().encodeToString(HexFormat.of().parseHex(share)))
                  .toList()));
    });
    ObjectNode data = Json.object();
    data.put("nonce", backup.nonce);
    data.set("keys", hex);
    data.set("keys_base64", base64);
    return Response.data(data);
  }

  /** Keeps encrypted shares, in the place of those of an earlier rekeying. */
  static void keep(CoreCall call, boolean recovery, Rekeying.Made made) {
    Map<String, List<String>> shares = new LinkedHashMap<>();
    List<String> fingerprints = made.wish().recipients().fingerprints();
    for (int i = 0; i < fingerprints.size(); i++) {
      shares
          .computeIfAbsent(fingerprints.get(i), none -> new ArrayList<>())
          .add(HexFormat.of().formatHex(made.shares().get(i)));
    }
    whole(call)
        .put(
            recovery ? Layout.RECOVERY_SHARES_BACKUP : Layout.SHARES_BACKUP,
            new Backup(made.nonce(), shares));
  }
}
