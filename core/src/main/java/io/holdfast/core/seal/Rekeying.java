package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The making of new shares, in the memory of one node: its holders begin it and prove by their
 * shares that they agree; then there are new shares, which are in force at once or, where that was
 * asked for, when their holders have proven that they have them.
 */
public final class Rekeying {
  private static final int KEY_BYTES = 32;

  private final Holders holders;
  private final Change change;
  private final boolean handsOut;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Round round;

  /** Puts a new key in the place of the old one, in a transaction. */
  @FunctionalInterface
  interface Change {
    void make(BarrierTx tx, SecretBytes fresh, ShareCounts counts);
  }

  /**
   * What is asked for.
   *
   * @param backup whether the encrypted shares are kept on the server
   * @param verified whether the new shares are in force only when they were verified
   */
  public record Wish(
      ShareCounts counts, ShareRecipients recipients, boolean backup, boolean verified) {}

  /** Where it stands. */
  public record Status(
      String nonce, int progress, int required, @Nullable Wish wish, String verificationNonce) {
    public boolean started() {
      return wish != null;
    }
  }

  /** Where the verification stands. */
  public record Verification(String nonce, ShareCounts counts, int progress) {}

  /**
   * New shares.
   *
   * @param key to be put in force, and closed then; where it is to be verified, kept here
   * @param shares as they are handed out: encrypted, where there are keys
   */
  public record Made(
      String nonce, Wish wish, SecretBytes key, List<byte[]> shares, String verificationNonce) {
    @Override
    public String toString() {
      return "Made[" + nonce + "]";
    }
  }

  /** One begun rekeying. */
  private static final class Round {
    private final Wish wish;
    private final ShareRound given = new ShareRound("rekey operation");
    private final ShareRound proven = new ShareRound("verify operation");
    private @Nullable SecretBytes awaited;

    Round(Wish wish) {
      this.wish = wish;
    }

    /** Empty before there are new shares to verify. */
    String verificationNonce() {
      return awaited == null ? "" : proven.nonce();
    }

    void erase() {
      given.forget();
      proven.forget();
      if (awaited != null) {
        awaited.close();
      }
    }
  }

  /**
   * @param handsOut whether there are shares of the new key: not where the server has the key
   *     itself
   */
  Rekeying(Holders holders, Change change, boolean handsOut) {
    this.holders = holders;
    this.change = change;
    this.handsOut = handsOut;
  }

  public Status status(BarrierTx tx) {
    int required = holders.threshold(tx);
    lock.lock();
    try {
      Round now = round;
      return now == null
          ? new Status("", 0, required, null, "")
          : new Status(
              now.given.nonce(), now.given.count(), required, now.wish, now.verificationNonce());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins.
   *
   * @throws Refusal.InvalidRequest when it was begun already
   */
  public void begin(Wish wish) {
    lock.lock();
    try {
      if (round != null) {
        throw new Refusal.InvalidRequest("rekey already in progress");
      }
      round = new Round(wish);
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
   * Takes a share of the key in force.
   *
   * @return the new shares when the threshold is reached, else null
   * @throws Refusal.InvalidRequest when nothing was begun, the nonce is another's, the share was
   *     given before, or the set is wrong, which begins anew
   */
  public @Nullable Made give(byte[] share, String nonce) {
    int required = holders.threshold();
    lock.lock();
    try {
      Round now = requireBegun("no rekey in progress");
      if (now.awaited != null) {
        throw new Refusal.InvalidRequest(
            "rekey operation already finished; verification must be performed; nonce for the"
                + " verification operation is \""
                + now.verificationNonce()
                + "\"");
      }
      now.given.add(share, nonce);
      if (now.given.count() < required) {
        return null;
      }
      now.given.requireThoseOf(holders, "rekey failed");
      Made made = made(now);
      // One set of shares makes one key: who comes at the same moment finds nothing to give to.
      if (made.wish.verified()) {
        now.awaited = made.key;
      } else {
        round = null;
      }
      return made;
    } finally {
      lock.unlock();
    }
  }

  private Made made(Round now) {
    SecretBytes key = SecretBytes.random(KEY_BYTES);
    return new Made(
        now.given.nonce(),
        now.wish,
        key,
        handsOut ? now.wish.recipients().handOut(now.wish.counts().split(key)) : List.of(),
        now.wish.verified() ? now.proven.nonce() : "");
  }

  private Round requireBegun(String otherwise) {
    Round now = round;
    if (now == null) {
      throw new Refusal.InvalidRequest(otherwise);
    }
    return now;
  }

  /** Puts the new key in force, in the transaction that answers with its shares. */
  public void putInForce(BarrierTx tx, SecretBytes key, ShareCounts counts) {
    change.make(tx, key, counts);
  }

  /**
   * Where the verification stands; its nonce is empty before there are new shares.
   *
   * @throws Refusal.InvalidRequest when nothing was begun
   */
  public Verification verification() {
    lock.lock();
    try {
      Round now = requireBegun("no rekey configuration found");
      return new Verification(now.verificationNonce(), now.wish.counts(), now.proven.count());
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the new shares given so far, under another nonce. */
  public void restartVerification() {
    lock.lock();
    try {
      Round now = requireBegun("no rekey configuration found");
      if (now.awaited != null) {
        now.proven.restart();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a new share.
   *
   * @return the new key, which is to be put in force, when the threshold is reached, else null
   * @throws Refusal.InvalidRequest as {@link #give} does
   */
  public @Nullable SecretBytes verify(byte[] share, String nonce) {
    lock.lock();
    try {
      Round now = requireBegun("no rekey in progress");
      SecretBytes awaited = now.awaited;
      if (awaited == null) {
        throw new Refusal.InvalidRequest("no rekey verification in progress");
      }
      now.proven.add(share, nonce);
      if (now.proven.count() < now.wish.counts().threshold()) {
        return null;
      }
      if (!now.proven.makes(awaited)) {
        now.proven.restart();
        throw new Refusal.InvalidRequest(
            "rekey verification failed; incorrect key shares supplied");
      }
      return awaited.copy();
    } finally {
      lock.unlock();
    }
  }
}
