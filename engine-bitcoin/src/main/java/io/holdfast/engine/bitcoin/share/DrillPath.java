package io.holdfast.engine.bitcoin.share;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.slip39.Share;
import io.holdfast.bitcoin.slip39.ShareException;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.age.AgeIdentity;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engine.bitcoin.key.Actor;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * {@code keys/:name/backups/:id/drills}: restorations that prove shares good and give nothing out.
 * Custodians bring their shares one by one; when there are enough, the key is restored, its
 * fingerprint compared, and all is erased.
 */
public final class DrillPath {
  static final Field<String> DRILL =
      Field.string("drill", "The drill's id, as it was answered.").asRequired();
  private static final Field<Duration> TTL =
      Field.duration("ttl", "For how long shares are kept and taken: a minute to seven days.")
          .withDefault(Duration.ofHours(24));
  private static final Field<String> SHARE =
      Field.string("share", "A share's words, in clear over TLS.").sensitive();
  private static final Field<String> ENCRYPTED_SHARE =
      Field.string(
          "encrypted_share",
          "A share's words, encrypted to the drill's age recipient, in armored form.");
  private static final Field<String> PASSPHRASE =
      Field.string("passphrase", "The SLIP-39 passphrase of the shares, if they have one.")
          .sensitive();
  private static final Field<String> MNEMONIC_PASSPHRASE =
      Field.string(
              "mnemonic_passphrase",
              "The BIP-39 passphrase of the mnemonic, for shares of its entropy.")
          .sensitive();
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final int MOST_FAULTS = 100;

  private DrillPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/backups/{id}/drills/?")
            .describe(
                "Begin a drill, or list the drills of a backup.",
                "A drill takes shares from their custodians, over days if need be, and answers"
                    + " only whether they restore the key. It has an age key of its own, so that"
                    + " shares pass no other hands in clear.")
            .fields(BackupPath.ID, TTL)
            .on(Operation.LIST, DrillPath::list)
            .onWrite(DrillPath::begin),
        Named.KEYS
            .route("/backups/{id}/drills/{drill}")
            .describe(
                "Read how a drill stands or ended, or give it up.",
                "What is read is the evidence: who gave which share when, what was wrong, and how"
                    + " it ended.")
            .fields(BackupPath.ID, DRILL)
            .on(Operation.READ, DrillPath::read)
            .on(Operation.DELETE, DrillPath::abandon),
        Named.KEYS
            .route("/backups/{id}/drills/{drill}/shares")
            .describe(
                "Give a share to a drill.",
                "The share is compared with what is known of the backup's shares at once. With the"
                    + " last one that is needed the key is restored, unless a passphrase is, and"
                    + " all shares are erased.")
            .fields(BackupPath.ID, DRILL, SHARE, ENCRYPTED_SHARE)
            .onWrite(DrillPath::give),
        Named.KEYS
            .route("/backups/{id}/drills/{drill}/judge")
            .describe(
                "End a drill whose backup takes a passphrase.",
                "Restores the key with the passphrase, once enough shares were given.")
            .fields(BackupPath.ID, DRILL, PASSPHRASE, MNEMONIC_PASSPHRASE)
            .onWrite(DrillPath::judge));
  }

  private static Response list(Call call) {
    var _ = StoredBackup.of(call);
    return Response.keys(
        StoredDrill.ids(call.storage(), call.get(Named.NAME), call.get(BackupPath.ID)));
  }

  private static Response begin(Call call) {
    StoredBackup backup = StoredBackup.of(call);
    Duration ttl = call.get(TTL);
    if (ttl.compareTo(SHORTEST) < 0 || ttl.compareTo(LONGEST) > 0) {
      throw Inputs.invalid(TTL.name(), "is a minute to seven days");
    }
    try (AgeIdentity own = AgeIdentity.generate()) {
      StoredDrill stored =
          new StoredDrill(
              own.recipient().toString(),
              call.now(),
              Actor.of(call),
              call.now().plus(ttl),
              StoredDrill.State.OPEN,
              List.of(),
              List.of(),
              null);
      Drill drill = Drill.begin(call, call.get(Named.NAME), call.get(BackupPath.ID), stored, own);
      return Response.data(stored.view(drill.id(), backup));
    }
  }

  private static Response read(Call call) {
    StoredBackup backup = StoredBackup.of(call);
    Drill drill = Drill.of(call);
    return Response.data(drill.stored().view(drill.id(), backup));
  }

  private static Response abandon(Call call) {
    Drill drill = Drill.of(call);
    drill.requireOpen(call.now());
    drill.end(StoredDrill.State.ABANDONED, call.now());
    return Response.empty();
  }

  private static Outcome give(Call call) {
    StoredBackup backup = StoredBackup.of(call);
    Drill drill = Drill.of(call);
    drill.requireOpen(call.now());
    Given share;
    try {
      share = parse(sentence(call, drill), backup);
    } catch (ShareException | CryptoException e) {
      return fault(call, drill, String.valueOf(e.getMessage()));
    }
    if (share.known().isEmpty()) {
      return fault(
          call, drill, "share: its checksum is good, but it is none of this backup's shares");
    }
    StoredBackup.Holding holding = share.known().get();
    if (drill.stored().has().test(holding)) {
      throw new Refusal.InvalidRequest(
          "share: it is number %d, of %s, which was given already"
              .formatted(holding.number(), Named.CUSTODIANS.label(holding.custodian())));
    }
    drill.take(
        new StoredDrill.Given(holding.number(), holding.custodian(), call.now(), Actor.of(call)),
        share.words());
    if (!holding.entity().isEmpty() && !holding.entity().equals(call.caller().entityId())) {
      call.warn(
          "this share is of %s, whose entity is another than yours"
              .formatted(Named.CUSTODIANS.label(holding.custodian())));
    }
    if (drill.stored().isEnough(backup) && !backup.wantsPassphrase()) {
      return new DrillEffect(drill.shares(backup), backup, "", "");
    }
    return Response.data(drill.stored().view(drill.id(), backup));
  }

  private static Effect judge(Call call) {
    StoredBackup backup = StoredBackup.of(call);
    Drill drill = Drill.of(call);
    drill.requireOpen(call.now());
    if (!drill.stored().isEnough(backup)) {
      throw new Refusal.InvalidRequest(
          "the shares that were given are not enough yet; read the drill for what is lacking");
    }
    return new DrillEffect(
        drill.shares(backup), backup, call.get(PASSPHRASE), call.get(MNEMONIC_PASSPHRASE));
  }

  /** What a share is, in the form that its hash is of. */
  private record Given(String words, Optional<StoredBackup.Holding> known) {
    @Override
    public String toString() {
      return "Given[" + known + "]";
    }
  }

  private static String sentence(Call call, Drill drill) {
    if (call.has(SHARE) == call.has(ENCRYPTED_SHARE)) {
      throw Inputs.invalid(
          SHARE.name(),
          call.has(SHARE)
              ? "stands beside encrypted_share; give one of them"
              : "is absent and so is encrypted_share; give one of them");
    }
    if (call.has(SHARE)) {
      return call.get(SHARE);
    }
    byte[] words;
    try {
      words = drill.decrypt(call.get(ENCRYPTED_SHARE));
    } catch (CryptoException e) {
      throw new CryptoException(ENCRYPTED_SHARE.name() + ": " + e.getMessage());
    }
    try {
      return new String(words, StandardCharsets.UTF_8);
    } finally {
      Arrays.fill(words, (byte) 0);
    }
  }

  private static Given parse(String sentence, StoredBackup backup) {
    try (Share share = Share.parse(sentence)) {
      String words = share.reveal();
      String hash =
          HexFormat.of()
              .formatHex(HashAlgorithm.SHA2_256.hash(words.getBytes(StandardCharsets.US_ASCII)));
      return new Given(
          words, backup.holdings().filter(each -> each.sha256().equals(hash)).findFirst());
    }
  }

  /** A faulty share is evidence too: it is noted, and refused. */
  private static Response fault(Call call, Drill drill, String problem) {
    if (drill.stored().faults().size() < MOST_FAULTS) {
      drill.note(new StoredDrill.Fault(call.now(), Actor.of(call), problem));
    }
    return new Response.Refused(new Refusal.InvalidRequest(problem));
  }
}
