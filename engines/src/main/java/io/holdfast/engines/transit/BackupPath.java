package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.exchange.BackupReader;
import io.holdfast.engines.transit.exchange.BackupWriter;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.Moment;

/**
 * {@code backup/:name} and {@code restore/:name}, in Vault's form. What a key's settings forbid is
 * answered 500 here, since Vault does and its clients look for that.
 */
final class BackupPath {
  private static final Field<String> BACKUP =
      Field.string("backup", "What backup returned, here, from Vault or from OpenBao.").sensitive();
  private static final Field<Boolean> FORCE =
      Field.bool("force", "Whether a key of that name is replaced.");

  private final TransitKeys keys;

  BackupPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("backup/{name}")
            .describe(
                "Back a key up, in plaintext.",
                "All its versions and settings, of a key that is exportable and allows a plaintext"
                    + " backup.")
            .fields(Fields.NAME)
            .on(Operation.READ, this::backup),
        restoring("restore"),
        restoring("restore/{name:rest}"));
  }

  private Route.Builder restoring(String path) {
    return Route.path(path)
        .describe("Restore a key from a backup.", "Under the name given, or its own.")
        .fields(Fields.NAME, BACKUP, FORCE)
        .onWrite(this::restore);
  }

  private Response backup(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    if (!policy.permissions().exportable()) {
      throw new Refusal.Internal("exporting is disallowed on the policy: set exportable");
    }
    if (!policy.permissions().plaintextBackup()) {
      throw new Refusal.Internal(
          "plaintext backup is disallowed on the policy: set allow_plaintext_backup");
    }
    KeyPolicy noted =
        policy.with(draft -> draft.backup = new Moment(call.now(), policy.versions().latest()));
    store.save(noted);
    return Response.data(Json.object().put("backup", BackupWriter.write(store, noted)));
  }

  private Response restore(Call call) {
    String backup = call.get(BACKUP);
    if (backup.isEmpty()) {
      throw new Refusal.InvalidRequest("'backup' must be supplied");
    }
    KeyStore store = keys.store(call);
    BackupReader.read(backup, call.get(Fields.NAME), call.now())
        .store(store, call.get(FORCE), call.now());
    return Response.empty();
  }
}
