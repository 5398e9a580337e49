package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.slip39.MasterSecret;
import io.holdfast.engine.bitcoin.key.Actor;
import io.holdfast.engine.bitcoin.key.SplittableKey;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;
import java.util.List;

/**
 * {@code keys/:name/backups}: SLIP-39 shares of a key, each encrypted to its custodian; what is
 * known of them; and the encrypted shares, for their custodians to fetch.
 */
public final class BackupPath {
  static final Field<String> ID =
      Field.string("id", "The backup's id, as it was answered.").asRequired();
  static final Field<String> PASSPHRASE =
      Field.string(
              "passphrase",
              "SLIP-39 passphrase of the shares, printable ASCII; it is kept nowhere. Empty for"
                  + " none.")
          .sensitive();
  private static final Field<String> OF =
      Field.string(
              "of",
              "What the shares are of: seed, which every wallet of SLIP-39 restores, or"
                  + " bip39-entropy, which restores another wallet elsewhere.")
          .withDefault(ShareContent.SEED.label())
          .oneOf(ShareContent.SEED.label(), ShareContent.BIP39_ENTROPY.label());
  private static final Field<Long> ITERATION_EXPONENT =
      Field.integer("iteration_exponent", "The passphrase costs 10000 * 2^e rounds; 0 to 6.")
          .withDefault(1L);
  private static final Field<String> SEPARATION =
      Field.string(
              "separation",
              "What happens if one location or one custodian reaches a threshold alone: warn, or"
                  + " require, which refuses the plan.")
          .withDefault("warn")
          .oneOf("warn", "require");
  private static final Field<Long> NUMBER =
      Field.integer("number", "The share's number in the backup, from 1.").asRequired();
  private static final int MOST_EXPONENT = 6;

  private BackupPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/backups/?")
            .describe(
                "Back a key up to custodians, or list its backups.",
                "Splits the key's seed into SLIP-39 shares and encrypts each to its custodian's age"
                    + " key or certificate. No share is shown, stored or logged in clear.")
            .fields(
                BackupPlan.GROUPS,
                BackupPlan.GROUP_THRESHOLD,
                OF,
                PASSPHRASE,
                ITERATION_EXPONENT,
                SEPARATION)
            .on(Operation.LIST, BackupPath::list)
            .onWrite(BackupPath::create),
        Named.KEYS
            .route("/backups/{id}")
            .describe(
                "Read what is known of a backup, or withdraw it.",
                "Tells who holds which share, with the share's hash. Deleting withdraws the backup:"
                    + " the encrypted shares are no longer handed out here; those that are out go"
                    + " on restoring the key.")
            .fields(ID)
            .on(Operation.READ, BackupPath::read)
            .on(Operation.DELETE, BackupPath::withdraw),
        Named.KEYS
            .route("/backups/{id}/shares/{number}")
            .describe(
                "Fetch an encrypted share.",
                "The file that its custodian decrypts, with age -d or openssl cms -decrypt.")
            .fields(ID, NUMBER)
            .on(Operation.READ, BackupPath::share));
  }

  /** Who holds shares of a key, for people. */
  public static List<String> holders(StorageView storage, String key) {
    return StoredBackup.holders(storage, key);
  }

  private static Response list(Call call) {
    var _ = StoredKey.of(call);
    return Response.keys(StoredBackup.ids(call.storage(), call.get(Named.NAME)));
  }

  private static Effect create(Call call) {
    String name = call.get(Named.NAME);
    StoredKey key = StoredKey.of(call);
    ShareContent of = ShareContent.named(call.get(OF));
    BackupPlan plan = BackupPlan.of(call);
    long exponent = call.get(ITERATION_EXPONENT);
    if (exponent < 0 || exponent > MOST_EXPONENT) {
      throw Inputs.invalid(ITERATION_EXPONENT.name(), "is 0 to " + MOST_EXPONENT);
    }
    MasterSecret secret =
        of == ShareContent.SEED
            ? SplittableKey.seed(call.storage(), name, call.now())
            : SplittableKey.entropy(call.storage(), name, call.now());
    warn(call, of, plan);
    String passphrase = call.get(PASSPHRASE);
    boolean mnemonic = of == ShareContent.BIP39_ENTROPY;
    StoredKey.Sentence sentence = key.sentence();
    Actor by = Actor.of(call);
    Instant now = call.now();
    return new BackupEffect(
        secret,
        passphrase,
        (int) exponent,
        plan,
        call.services().uuid(),
        made ->
            new StoredBackup(
                key.fingerprint(),
                of,
                mnemonic && sentence != null ? sentence.language() : null,
                mnemonic && key.hasPassphrase(),
                !passphrase.isEmpty(),
                made.identifier(),
                (int) exponent,
                plan.groupThreshold(),
                made.groups(),
                now,
                by,
                null));
  }

  private static void warn(Call call, ShareContent of, BackupPlan plan) {
    List<String> problems = Separation.problems(plan);
    if (!problems.isEmpty() && call.get(SEPARATION).equals("require")) {
      throw Inputs.invalid(BackupPlan.GROUPS.name(), String.join("; ", problems));
    }
    problems.forEach(call::warn);
    if (of == ShareContent.BIP39_ENTROPY) {
      call.warn(
          "these shares are of the entropy of a BIP-39 mnemonic: a wallet that reads SLIP-39 takes"
              + " it for a seed and restores another, empty wallet; restore them here, with the"
              + " mnemonic's language and passphrase");
    }
  }

  private static Response read(Call call) {
    StoredBackup backup = StoredBackup.of(call);
    ObjectNode view = backup.view(call.get(ID));
    StoredDrill.newest(call.storage(), call.get(Named.NAME), call.get(ID))
        .ifPresent(drill -> view.set("last_drill", drill.summary()));
    return Response.data(view);
  }

  private static Response withdraw(Call call) {
    StoredBackup backup = StoredBackup.of(call);
    String key = call.get(Named.NAME);
    String id = call.get(ID);
    new EncryptedShares(call.storage(), key, id).deleteAll();
    backup.withdrawn(call.now()).store(call.storage(), key, id);
    call.warn(
        "shares that were fetched go on restoring the key: have their custodians destroy them");
    return Response.empty();
  }

  private static Response share(Call call) {
    StoredBackup backup = StoredBackup.of(call);
    long number = call.get(NUMBER);
    StoredBackup.Holding holding =
        backup
            .holdings()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("the backup has no share " + number));
    String file =
        new EncryptedShares(call.storage(), call.get(Named.NAME), call.get(ID))
            .get(holding.number())
            .orElseThrow(
                () -> new Refusal.NotFound("the backup was withdrawn: its shares are deleted"));
    return Response.data(
        Json.object()
            .put("number", holding.number())
            .put("custodian", holding.custodian())
            .put("format", holding.format())
            .put("recipient", holding.recipient())
            .put("sha256", holding.sha256())
            .put("encrypted_share", file));
  }
}
