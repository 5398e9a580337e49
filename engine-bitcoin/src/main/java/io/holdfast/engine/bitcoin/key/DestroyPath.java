package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.route.Rows;
import java.util.List;

/**
 * {@code keys/:name/destroy}: the end of a key. Its data key and secret parts are deleted; its
 * record stays, and its name is never used again.
 */
public final class DestroyPath {
  private static final Field<String> CONFIRM =
      Field.string("confirm", "The key's fingerprint, as a sign that this key is meant.")
          .asRequired();
  private static final Field<String> REASON =
      Field.string("reason", "Why, for whoever reads the record.").asRequired();
  private static final Field<Boolean> FORCE =
      Field.bool("force", "Whether to destroy it though wallets use it.");

  private final KeyWallets wallets;
  private final KeyBackups backups;

  public DestroyPath(KeyWallets wallets, KeyBackups backups) {
    this.wallets = wallets;
    this.backups = backups;
  }

  public Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/destroy")
            .describe(
                "Destroy a key, or read the record of it.",
                "Deletes the key's secret with the data key that it is encrypted under, and answers"
                    + " a record of what was deleted. Coins of the key are lost unless it can be"
                    + " restored from elsewhere.")
            .fields(CONFIRM, REASON, FORCE)
            .on(Operation.READ, DestroyPath::read)
            .onWrite(this::destroy));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    return Response.data(
        Destruction.find(call.storage(), name)
            .orElseThrow(() -> new Refusal.NotFound(Named.KEYS.label(name) + " was not destroyed"))
            .view());
  }

  private Response destroy(Call call) {
    String name = call.get(Named.NAME);
    KeyLife life = new KeyLife(call, name);
    StoredKey key = life.key();
    if (!call.get(CONFIRM).strip().equalsIgnoreCase(key.fingerprint())) {
      throw Inputs.invalid(
          CONFIRM.name(),
          "is not the fingerprint of %s; read it from keys/%s"
              .formatted(Named.KEYS.label(name), name));
    }
    List<String> users = List.copyOf(wallets.of(call.storage(), name));
    if (!users.isEmpty() && !call.get(FORCE)) {
      throw Inputs.invalid(
          FORCE.name(),
          "the wallets %s use %s, and could never sign again; delete them, or destroy it with force"
              .formatted(String.join(", ", users), Named.KEYS.label(name)));
    }
    boolean compromised =
        life.steps().stream().anyMatch(step -> step.state() == KeyState.COMPROMISED);
    Actor by = Actor.of(call);
    String reason = call.get(REASON);
    var _ = life.step("state", KeyState.DESTROYED, reason, by);
    Destruction record =
        new Destruction(
            key.fingerprint(),
            call.now(),
            reason,
            by,
            compromised,
            call.mount().path() + call.path(),
            new KeyVault(call.storage(), name).erase(),
            users,
            backups.holders(call.storage(), name));
    record.store(call.storage(), name);
    Rows.drop(call, Named.KEYS, name);
    warn(call, record);
    return Response.data(record.view());
  }

  private static void warn(Call call, Destruction record) {
    if (!record.shareHolders().isEmpty()) {
      call.warn(
          "shares of this key were given to "
              + String.join(", ", record.shareHolders())
              + ": enough of them restore it; have them destroy theirs, or keep them if the coins"
              + " are to be found again");
    }
    call.warn(
        "copies of the storage that were made before still hold the key, under the keys that this"
            + " server had then: see SECURITY.md");
  }
}
