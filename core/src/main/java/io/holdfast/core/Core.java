package io.holdfast.core;

import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.seal.SealControl;
import io.holdfast.core.seal.SealPaths;
import io.holdfast.core.token.Tokens;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front of the core: sealed until it is given its keys, then the walk for every request. */
public final class Core implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  private final CoreOptions options;
  private final Barrier barrier;
  private final SealControl seal;
  private final SealPaths sealPaths;
  private final ReentrantLock turning = new ReentrantLock();
  private volatile @Nullable Rooms rooms;
  private @Nullable ScheduledExecutorService housekeeping;

  public Core(CoreOptions options) {
    this.options = options;
    this.barrier = new Barrier(options.storage(), options.clock());
    this.seal = new SealControl(options.storage(), barrier, options.seal());
    this.sealPaths =
        new SealPaths(
            options,
            seal,
            (shares, threshold) -> initialise(shares, threshold, ""),
            this::openRooms);
  }

  /** Serves a request; never throws for a client's fault. Blocks: call it on a virtual thread. */
  public Answer handle(Request request) {
    if (sealPaths.serves(request)) {
      return sealPaths.handle(request);
    }
    Rooms current = rooms;
    if (current == null) {
      return sealPaths.sealed(request);
    }
    try {
      return current.walk().serve(request);
    } catch (Refusal.Sealed sealed) {
      return sealPaths.sealed(request);
    }
  }

  /**
   * Records a request that the listener could not read (malformed JSON, a body that is too large).
   *
   * @param request what is known of it, with an empty body
   * @param answer what the listener answers
   * @param error why it could not be read
   * @return the answer, or a refusal when it cannot be recorded
   */
  public Answer unreadable(Request request, Answer answer, String error) {
    Rooms current = rooms;
    if (current == null) {
      return sealPaths.unreadable(request, answer, error);
    }
    try {
      return current.walk().unreadable(request, answer, error);
    } catch (Refusal.Sealed sealed) {
      return sealPaths.unreadable(request, answer, error);
    }
  }

  /**
   * Makes a new server. It is sealed afterwards, unless its seal is automatic.
   *
   * @param rootToken the root token's text, or empty for a random one
   */
  public SealControl.Initialised<Tokens.Issued> initialise(
      int shares, int threshold, String rootToken) {
    turning.lock();
    try (CoreKeys keys = CoreKeys.create();
        Rooms founding = new Rooms(options, barrier, keys, () -> {})) {
      SealControl.Initialised<Tokens.Issued> made =
          seal.initialise(
              shares,
              threshold,
              options.clusterName(),
              tx -> {
                keys.store(tx);
                founding.found(tx);
                return founding.rootToken(tx, rootToken);
              });
      if (seal.isAutomatic()) {
        openRooms();
      } else {
        seal.seal();
      }
      return made;
    } finally {
      turning.unlock();
    }
  }

  /** Unseals with the seal's own key where there is one. */
  public boolean unsealAutomatically() {
    if (!seal.unsealAutomatically()) {
      return false;
    }
    openRooms();
    return true;
  }

  /** Gives a share; as {@code sys/unseal} does. */
  public SealControl.Step unseal(byte[] share) {
    SealControl.Step step = seal.unseal(share);
    if (step == SealControl.Step.UNSEALED) {
      openRooms();
    }
    return step;
  }

  private void openRooms() {
    turning.lock();
    try {
      if (rooms != null || !barrier.isOpen()) {
        return;
      }
      try (CoreKeys keys = barrier.transact(CoreKeys::load)) {
        options.audit().unsealed(keys.auditSalt(), keys.logKey());
        Rooms opened = new Rooms(options, barrier, keys, this::seal);
        rooms = opened;
        housekeeping =
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("expiry").factory());
        var _ =
            housekeeping.scheduleWithFixedDelay(() -> keepHouse(opened), 1, 1, TimeUnit.SECONDS);
      }
      LOG.info("vault is unsealed");
    } finally {
      turning.unlock();
    }
  }

  private static void keepHouse(Rooms opened) {
    try {
      opened.expiry().endDue();
      var _ = opened.barrier().rotateIfDue();
    } catch (Refusal.Sealed sealed) {
      LOG.debug("sealed while leases were ended");
    } catch (RuntimeException e) {
      LOG.warn("leases that are due could not be ended; trying again: {}", e.toString());
    }
  }

  /** Ends every lease that is due now; housekeeping does it each second. */
  public int endDue() {
    Rooms current = rooms;
    return current == null ? 0 : current.expiry().endDue();
  }

  /** Forgets all keys. */
  public void seal() {
    turning.lock();
    try {
      Rooms was = rooms;
      rooms = null;
      if (housekeeping != null) {
        housekeeping.shutdown();
        housekeeping = null;
      }
      options.audit().sealed();
      seal.seal();
      if (was != null) {
        was.close();
        LOG.info("vault is sealed");
      }
    } finally {
      turning.unlock();
    }
  }

  public boolean isSealed() {
    return rooms == null;
  }

  public boolean isInitialised() {
    return seal.isInitialised();
  }

  @Override
  public void close() {
    seal();
    options.audit().close();
    options.storage().close();
  }
}
