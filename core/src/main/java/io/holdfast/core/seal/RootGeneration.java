package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.pgp.PgpKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The making of a root token by the holders of the shares, in the memory of one node. The token is
 * handed out under a one-time password or a PGP key, which who began it has.
 */
public final class RootGeneration {
  private final Holders holders;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Round round;

  /** Under what the token is handed out. */
  public sealed interface Cover {
    /** The token's bytes XOR those of a password of the same length. */
    record OneTimePassword(SecretBytes password) implements Cover {}

    record ToPgpKey(PgpKey key) implements Cover {}

    /** The fingerprint to show; empty for a password. */
    default String fingerprint() {
      return switch (this) {
        case OneTimePassword password -> "";
        case ToPgpKey to -> to.key().fingerprint();
      };
    }

    /** Erases the password, if it is one. */
    default void erase() {
      if (this instanceof OneTimePassword one) {
        one.password().close();
      }
    }

    /** The token as it is handed out, in base64. */
    default String encode(String token) {
      byte[] clear = token.getBytes(StandardCharsets.US_ASCII);
      return switch (this) {
        case OneTimePassword one ->
            Base64.getEncoder()
                .withoutPadding()
                .encodeToString(
                    one.password()
                        .use(pad -> {
                          byte[] out = clear.clone();
                          for (int i = 0; i < out.length; i++) {
                            out[i] ^= pad[i];
                          }
                          return out;
                        }));
        case ToPgpKey to -> Base64.getEncoder().encodeToString(to.key().encrypt(clear));
      };
    }
  }

  /** Where it stands; the nonce is empty when nothing was begun. */
  public record Status(String nonce, int progress, int required, String fingerprint) {
    public boolean started() {
      return !nonce.isEmpty();
    }
  }

  /**
   * What a share did.
   *
   * @param cover under what to hand out a token, when the holders agree, to be erased then; else
   *     null
   */
  public record Step(Status status, @Nullable Cover cover) {}

  private static final class Round {
    private final Cover cover;
    private final ShareRound given = new ShareRound("root generation operation");

    Round(Cover cover) {
      this.cover = cover;
    }

    void erase() {
      given.forget();
      cover.erase();
    }

    Status status(int required) {
      return new Status(given.nonce(), given.count(), required, cover.fingerprint());
    }
  }

  RootGeneration(Holders holders) {
    this.holders = holders;
  }

  public Status status(BarrierTx tx) {
    int required = holders.threshold(tx);
    lock.lock();
    try {
      Round now = round;
      return now == null ? new Status("", 0, required, "") : now.status(required);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins.
   *
   * @throws Refusal.InvalidRequest when it was begun already
   */
  public void begin(Cover cover) {
    lock.lock();
    try {
      if (round != null) {
        throw new Refusal.InvalidRequest("root generation already in progress");
      }
      round = new Round(cover);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything that was begun. */
  public void cancel() {
    lock.lock();
    try {
      if (round != null) {
        round.erase();
      }
      round = null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a share.
   *
   * @throws Refusal.InvalidRequest when nothing was begun, the nonce is another's, the share was
   *     given before, or the set is wrong, which begins anew
   */
  public Step give(byte[] share, String nonce) {
    int required = holders.threshold();
    lock.lock();
    try {
      Round now = round;
      if (now == null) {
        throw new Refusal.InvalidRequest("no root generation in progress");
      }
      now.given.add(share, nonce);
      Status status = now.status(required);
      if (status.progress() < required) {
        return new Step(status, null);
      }
      now.given.requireThoseOf(holders, "root generation aborted");
      // One set of shares makes one token.
      round = null;
      return new Step(status, now.cover);
    } finally {
      lock.unlock();
    }
  }
}
