package io.holdfast.core;

import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.api.Response;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.pipeline.Refusals;
import io.holdfast.core.pipeline.Served;
import io.holdfast.core.pipeline.Walk;
import io.holdfast.core.seal.SealControl;
import io.holdfast.core.seal.SealPaths;
import io.holdfast.core.seal.ShareCounts;
import io.holdfast.core.snapshot.ReceivedSnapshot;
import io.holdfast.core.sys.VersionHistory;
import io.holdfast.core.sys.config.CorsRules;
import io.holdfast.core.sys.insight.MetricsView;
import io.holdfast.core.token.Tokens;
import io.holdfast.crypto.SecretBytes;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front of the core: sealed until it is given its keys, then the walk for every request. */
public final class Core implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  /** How long sealing waits for what is at work. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CoreOptions options;
  private final Observed observed;
  private final Barrier barrier;
  private final SealControl seal;
  private final SealPaths sealPaths;
  private final ReentrantLock turning = new ReentrantLock();
  private volatile @Nullable Rooms rooms;
  private volatile CorsRules cors = CorsRules.OFF;
  private @Nullable Housekeeping housekeeping;
  private volatile @Nullable SecretBytes carriedLogKey;

  public Core(CoreOptions options) {
    this.options = options;
    this.observed = new Observed(options);
    this.barrier = new Barrier(observed.storage(), options.clock());
    this.seal = new SealControl(options.storage(), barrier, options.seal());
    this.sealPaths =
        new SealPaths(options, seal, counts -> initialise(counts, ""), this::openRooms);
    observed.watch(() -> rooms != null, this::mounted);
  }

  private long mounted(boolean auth, boolean local) {
    Rooms current = rooms;
    return current == null ? 0 : current.mounted(auth, local);
  }

  /** Serves a request; never throws for a client's fault. Blocks: call it on a virtual thread. */
  public Answer handle(Request request) {
    return observed.measured(request, () -> serve(request));
  }

  private Answer serve(Request request) {
    if (sealPaths.serves(request)) {
      return sealPaths.handle(request);
    }
    Served served = inside(walk -> walk.serve(request), () -> sealPaths.sealed(request));
    served.afterwards().forEach(Core::afterwards);
    var conclusion = served.conclusion();
    return conclusion == null ? served.answer() : conclusion.apply(request);
  }

  private static void afterwards(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      // The answer is recorded and true: what was asked for is done as far as it went.
      LOG.error("something failed after a request was answered: {}", Refusals.of(e).text());
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
    return inside(
            walk -> Served.of(walk.unreadable(request, answer, error)),
            () -> sealPaths.unreadable(request, answer, error))
        .answer();
  }

  /** Does something in the open rooms, or something else where they are closed. */
  private Served inside(Function<Walk, Served> open, Supplier<Answer> sealed) {
    Rooms current = rooms;
    long pass = current == null ? 0 : current.gate().enter();
    if (current == null || pass == 0) {
      return Served.of(sealed.get());
    }
    try {
      return open.apply(current.walk());
    } catch (Refusal.Sealed closedMeanwhile) {
      return Served.of(sealed.get());
    } finally {
      current.gate().leave(pass);
    }
  }

  /**
   * Makes a new server. It is sealed afterwards, unless its seal is automatic.
   *
   * @param rootToken the root token's text, or empty for a random one
   */
  public SealControl.Initialised<Tokens.Issued> initialise(ShareCounts counts, String rootToken) {
    turning.lock();
    try {
      // Before anything is built: closing what was built would erase what engines have at the
      // ready.
      seal.requireNew();
      return initialised(counts, rootToken);
    } finally {
      turning.unlock();
    }
  }

  /** As {@link #initialise(ShareCounts, String)}. */
  public SealControl.Initialised<Tokens.Issued> initialise(
      int shares, int threshold, String rootToken) {
    return initialise(new ShareCounts(shares, threshold), rootToken);
  }

  private SealControl.Initialised<Tokens.Issued> initialised(ShareCounts counts, String rootToken) {
    try (CoreKeys keys = CoreKeys.create();
        Rooms founding = new Rooms(options, barrier, keys, () -> {}, observed, this::restore)) {
      SealControl.Initialised<Tokens.Issued> made =
          seal.initialise(
              counts,
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
      try (CoreKeys keys = barrier.transact(this::keys)) {
        options.audit().unsealed(keys.auditSalt(), keys.logKey());
        VersionHistory.note(barrier);
        Rooms opened = new Rooms(options, barrier, keys, this::seal, observed, this::restore);
        var _ = opened.completeMounts();
        opened.abandonBegun();
        opened.resumeRevocations();
        housekeeping = new Housekeeping(opened);
        housekeeping.start();
        rooms = opened;
        forgetCarried();
      } catch (RuntimeException e) {
        // Half open, it could neither be used nor unsealed again.
        seal();
        throw e;
      }
      LOG.info("vault is unsealed");
    } finally {
      turning.unlock();
    }
  }

  /** The core's keys; after another server's store was restored, with this one's key of the log. */
  private CoreKeys keys(BarrierTx tx) {
    SecretBytes carried = carriedLogKey;
    if (carried != null) {
      CoreKeys.storeLogKey(tx, carried);
    }
    return CoreKeys.load(tx);
  }

  private void forgetCarried() {
    SecretBytes carried = carriedLogKey;
    carriedLogKey = null;
    if (carried != null) {
      carried.close();
    }
  }

  /**
   * Puts a snapshot in the place of all that is stored. The server is sealed first and stays so,
   * unless it unseals itself; the audit log goes on, and tells how it ended.
   */
  private Answer restore(Request request, ReceivedSnapshot snapshot) {
    turning.lock();
    try (snapshot) {
      Answer answer =
          sealPaths.concluded(
              request,
              () -> {
                SecretBytes logKey = snapshot.isOwn() ? null : logKey();
                seal();
                snapshot.restore();
                carriedLogKey = logKey;
                options.audit().restored();
                LOG.warn("a snapshot was restored; unseal with the shares of its time");
              });
      if (seal.isAutomatic()) {
        afterwards(() -> {
          var _ = unsealAutomatically();
        });
      }
      return answer;
    } finally {
      turning.unlock();
    }
  }

  /**
   * The audit log on this node's disk is signed by a key that the other store knows nothing of: it
   * would end here.
   */
  private SecretBytes logKey() {
    try (CoreKeys keys = barrier.transact(CoreKeys::load)) {
      return keys.logKey().copy();
    }
  }

  /**
   * The answer to {@code sys/metrics} where a listener gives it to anybody, sealed or not; it is
   * not recorded.
   */
  public Answer openMetrics(Request request) {
    String format = request.body().path("format").asText("");
    try {
      Response.Raw raw =
          observed.view().render(format, MetricsView.asksForPrometheus(format, request));
      return new Answer(raw.status(), raw.contentType(), raw.body(), raw.headers());
    } catch (RuntimeException e) {
      return Refusals.answer(Refusals.of(e));
    }
  }

  /**
   * Which web pages' scripts may talk to the server; while it is sealed, those that might when it
   * was open.
   */
  public CorsRules cors() {
    Rooms current = rooms;
    if (current != null) {
      try {
        cors = current.cors();
      } catch (RuntimeException e) {
        LOG.debug("the CORS settings could not be read now: {}", Refusals.of(e).text());
      }
    }
    return cors;
  }

  /**
   * Ends every lease that is due now; housekeeping does it each second.
   *
   * @return how many ended
   */
  public int endDue() {
    Rooms current = rooms;
    return current == null ? 0 : current.endDue();
  }

  /** Finishes what requests left unfinished; housekeeping does it each second. */
  public void workOff() {
    Rooms current = rooms;
    if (current != null) {
      current.workOff();
    }
  }

  /** Takes back what is due and does what is scheduled, and waits for it. */
  public void runErrands() {
    Rooms current = rooms;
    while (current != null && current.beginErrands() > 0) {
      current.awaitErrands();
    }
  }

  /**
   * Forgets all keys. New requests are refused at once; those at work get a few seconds to end, and
   * fail as sealed after that.
   */
  public void seal() {
    turning.lock();
    try {
      seal.begin();
      Rooms was = rooms;
      rooms = null;
      if (housekeeping != null) {
        housekeeping.close();
        housekeeping = null;
      }
      if (was != null && !was.gate().close(PATIENCE)) {
        LOG.warn("sealing did not wait for requests that took longer than {}", PATIENCE);
      }
      // Whatever else fails, the keys are gone.
      seal.seal();
      try {
        options.audit().sealed();
      } finally {
        if (was != null) {
          was.close();
          LOG.info("vault is sealed");
        }
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
    try {
      seal();
    } finally {
      try {
        options.audit().close();
      } finally {
        options.storage().close();
      }
    }
  }
}
