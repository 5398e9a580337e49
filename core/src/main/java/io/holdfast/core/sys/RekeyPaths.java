package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.seal.Custody;
import io.holdfast.core.seal.Rekeying;
import io.holdfast.core.seal.ShareCounts;
import io.holdfast.core.seal.ShareRecipients;
import io.holdfast.core.seal.ShareText;
import io.holdfast.crypto.SecretBytes;
import java.util.Arrays;
import java.util.List;

/**
 * {@code sys/rekey/init}, {@code update} and {@code verify}, and the same of the recovery key. They
 * need no token: the shares are the authority. OpenBao's {@code sys/rotate/root} and {@code
 * sys/rotate/recovery} do the same for who has a token with sudo, in an envelope. What is begun is
 * in this node's memory, so each step is an effect.
 */
final class RekeyPaths {
  private static final Field<Long> SHARES = Field.integer("secret_shares", "How many new shares.");
  private static final Field<Long> THRESHOLD =
      Field.integer("secret_threshold", "How many of them make the key.");
  private static final Field<Long> STORED =
      Field.integer("stored_shares", "Has no effect; clients of Vault send it.");
  private static final Field<List<String>> PGP_KEYS =
      Field.commaList("pgp_keys", "A PGP key for each share, in base64.");
  private static final Field<Boolean> BACKUP =
      Field.bool("backup", "Whether the encrypted shares are kept on the server.");
  private static final Field<Boolean> VERIFY =
      Field.bool("require_verification", "Whether the new shares are in force only once verified.");
  private static final Field<String> KEY = Field.string("key", "One share.");
  private static final Field<String> NONCE = Field.string("nonce", "The nonce of the rekeying.");

  private final Custody custody;
  private final boolean recovery;
  private final String base;
  private final boolean open;

  private RekeyPaths(Custody custody, boolean recovery, String base, boolean open) {
    this.custody = custody;
    this.recovery = recovery;
    this.base = base;
    this.open = open;
  }

  /** All of them. */
  static Routes all(Custody custody) {
    return Routes.concat(
        List.of(
            new RekeyPaths(custody, false, "rekey/", true).routes(),
            new RekeyPaths(custody, true, "rekey-recovery-key/", true).routes(),
            new RekeyPaths(custody, false, "rotate/root/", false).routes(),
            new RekeyPaths(custody, true, "rotate/recovery/", false).routes()));
  }

  private Routes routes() {
    String what = recovery ? "recovery key" : "unseal key";
    return Routes.of(
        route("init")
            .describe("Begins, shows or cancels making new shares of the " + what + ".", "")
            .fields(SHARES, THRESHOLD, STORED, PGP_KEYS, BACKUP, VERIFY)
            .on(Operation.READ, call -> status(call, rekeying()))
            .on(Operation.UPDATE, this::begin)
            .on(Operation.DELETE, this::cancel),
        route("update")
            .describe("Takes a share of the " + what + " in force.", "")
            .fields(KEY, NONCE)
            .on(Operation.UPDATE, this::give),
        route("verify")
            .describe("Takes a new share of the " + what + ", to show that it arrived.", "")
            .fields(KEY, NONCE)
            .on(Operation.READ, call -> verification(rekeying()))
            .on(Operation.UPDATE, this::verify)
            .on(Operation.DELETE, this::restart));
  }

  private Route.Builder route(String name) {
    Route.Builder route = Route.path(base + name);
    return open ? route.unauthenticated() : route.sudo();
  }

  private Response answer(ObjectNode answer) {
    return open ? Response.raw(200, answer) : Response.data(answer);
  }

  private Response verification(Rekeying rekeying) {
    return answer(RekeyJson.verification(rekeying.verification()));
  }

  private Rekeying rekeying() {
    if (recovery && !custody.hasRecoveryKey()) {
      throw new Refusal.InvalidRequest("recovery rekeying not supported");
    }
    return recovery ? custody.recoveryKey() : custody.barrierKey();
  }

  private Response status(Call call, Rekeying rekeying) {
    return answer(RekeyJson.status(rekeying.status(CoreCall.of(call).tx())));
  }

  private Effect begin(Call call) {
    Rekeying rekeying = rekeying();
    boolean backup = call.get(BACKUP);
    boolean verify = call.get(VERIFY);
    List<String> keys = call.get(PGP_KEYS);
    if (backup && keys.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "cannot request a backup of the new keys without providing PGP keys for encryption");
    }
    Rekeying.Wish wish;
    if (custody.hasRecoveryKey() && !recovery) {
      refuseForOwnKey(!keys.isEmpty(), verify);
      wish = new Rekeying.Wish(new ShareCounts(1, 1), new ShareRecipients(List.of()), false, false);
    } else {
      ShareCounts counts = new ShareCounts(count(call, SHARES), count(call, THRESHOLD));
      wish =
          new Rekeying.Wish(
              counts,
              ShareRecipients.of("pgp_keys", keys, counts.shares(), call.now()),
              backup,
              verify);
    }
    return () -> {
      rekeying.begin(wish);
      return after -> status(after, rekeying);
    };
  }

  private static void refuseForOwnKey(boolean pgp, boolean verify) {
    if (pgp) {
      throw new Refusal.InvalidRequest(
          "pgp_keys: PGP key encryption not supported when using stored keys");
    }
    if (verify) {
      throw new Refusal.InvalidRequest(
          "require_verification: not supported when rekeying the barrier key with recovery keys");
    }
  }

  private static int count(Call call, Field<Long> field) {
    return Math.clamp(call.get(field), -1, Integer.MAX_VALUE);
  }

  private Effect cancel(Call call) {
    Rekeying rekeying = rekeying();
    return () -> {
      rekeying.cancel();
      return after -> Response.empty();
    };
  }

  private Effect give(Call call) {
    Rekeying rekeying = rekeying();
    byte[] share = ShareText.read(call.get(KEY));
    String nonce = call.get(NONCE);
    return () -> {
      Rekeying.Made made;
      try {
        made = rekeying.give(share, nonce);
      } finally {
        Arrays.fill(share, (byte) 0);
      }
      return made == null
          ? after -> status(after, rekeying)
          : after -> handOut(CoreCall.of(after), rekeying, made);
    };
  }

  private Response handOut(CoreCall call, Rekeying rekeying, Rekeying.Made made) {
    if (made.wish().backup()) {
      RekeyBackupPaths.keep(call, recovery, made);
    }
    if (!made.wish().verified()) {
      rekeying.putInForce(call.tx(), made.key(), made.wish().counts());
      call.afterwards(made.key()::close);
    }
    return answer(RekeyJson.made(made));
  }

  private Effect verify(Call call) {
    Rekeying rekeying = rekeying();
    byte[] share = ShareText.read(call.get(KEY));
    String nonce = call.get(NONCE);
    return () -> {
      Rekeying.Verification before = rekeying.verification();
      SecretBytes key;
      try {
        key = rekeying.verify(share, nonce);
      } finally {
        Arrays.fill(share, (byte) 0);
      }
      return key == null
          ? after -> verification(rekeying)
          : after -> {
            rekeying.putInForce(CoreCall.of(after).tx(), key, before.counts());
            CoreCall.of(after)
                .afterwards(() -> {
                  key.close();
                  rekeying.cancel();
                });
            return answer(Json.object().put("nonce", before.nonce()).put("complete", true));
          };
    };
  }

  private Effect restart(Call call) {
    Rekeying rekeying = rekeying();
    return () -> {
      rekeying.restartVerification();
      return after -> verification(rekeying);
    };
  }
}
