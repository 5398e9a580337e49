package io.holdfast.core.pipeline;

import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.api.Response;
import io.holdfast.api.route.Handler;
import io.holdfast.core.Answer;
import io.holdfast.core.approval.controlgroup.Execution;
import io.holdfast.core.audit.RequestEntry;
import io.holdfast.core.audit.device.Delivery;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.openapi.Help;
import io.holdfast.core.router.MountTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The walk of a request: each room once, in order.
 *
 * <pre>
 *   limit -> authenticate -> route -> authorize -> approve -> engine -> lease / wrap -> commit with its audit entries -> encode
 * </pre>
 *
 * <p>What touches only storage is one transaction, which commits the changes and both audit entries
 * with one sync. An {@link Effect} (a signature, a call outside) is performed between two
 * transactions: the first commits the intent and the request's entry, the second the completion and
 * the response's entry.
 *
 * <p>A request that needs approvals is kept, and walks again once its token is opened: as what the
 * opening request has performed.
 */
public final class Walk {
  /** What answers in a locked namespace: it asks for the key. */
  private static final String UNLOCK = "sys/namespaces/api-lock/unlock";

  private final Barrier barrier;
  private final MountTable mounts;
  private final Authentication authentication;
  private final Authorization authorization;
  private final ApprovalGate approval;
  private final Closing closing;
  private final Recorder recorder;
  private final RateLimiting limiting;
  private final Unserved unserved;

  /**
   * @param closed whether the rooms were closed, so that keys may be gone under a request's hands
   */
  public Walk(
      Barrier barrier,
      MountTable mounts,
      Authentication authentication,
      Authorization authorization,
      ApprovalGate approval,
      Closing closing,
      Recorder recorder,
      RateLimiting limiting,
      BooleanSupplier closed) {
    this.barrier = barrier;
    this.mounts = mounts;
    this.authentication = authentication;
    this.authorization = authorization;
    this.approval = approval;
    this.closing = closing;
    this.recorder = recorder;
    this.limiting = limiting;
    this.unserved = new Unserved(barrier, mounts, authentication, recorder, closed);
  }

  /**
   * Serves a request and returns when its audit entries are durable and delivered. Whatever goes
   * wrong, an engine's faults included, is recorded and answered.
   *
   * @throws Refusal.Sealed when the barrier is closed
   */
  public Served serve(Request request) {
    return serve(request, null);
  }

  /** Serves a request, or performs a kept one. */
  private Served serve(Request request, @Nullable Execution execution) {
    Attempt attempt = new Attempt(execution);
    Step step;
    try {
      step = barrier.transact(tx -> begin(attempt, tx, request));
    } catch (RuntimeException | Error e) {
      return limited(attempt, Served.of(refused(attempt, request, unserved.refusal(e))));
    }
    return limited(
        attempt,
        switch (step) {
          case Step.Done done -> answer(done);
          case Step.Act act -> perform(act, Objects.requireNonNull(attempt.visit));
        });
  }

  /** A refusal of the first room is not recorded unless wished: it keeps floods off the log too. */
  private Answer refused(Attempt attempt, Request request, Refusal refusal) {
    return attempt.refusesSilently()
        ? Encoder.refusal(refusal)
        : unserved.refused(attempt.visit, request, refusal);
  }

  private static Served limited(Attempt attempt, Served served) {
    return new Served(onto(attempt, served.answer()), served.afterwards(), served.conclusion());
  }

  /** What is to be done once the first transaction is durable. */
  private sealed interface Step {
    /**
     * @param next the kept request to perform, whose answer takes this one's place; null mostly
     */
    record Done(Served served, Recorder.Trail trail, @Nullable Execution next) implements Step {}

    record Act(Effect effect, RequestEntry request, Recorder.Trail trail) implements Step {}
  }

  /**
   * The visit of the latest try of the transaction, for the audit of a refusal, and what the first
   * room found, which counts a request once however often it is tried.
   */
  private static final class Attempt {
    private final @Nullable Execution execution;
    private @Nullable Visit visit;
    private RateLimiting.@Nullable Found limit;

    private Attempt(@Nullable Execution execution) {
      this.execution = execution;
    }

    private boolean refusesSilently() {
      return limit != null && limit.refusesSilently();
    }
  }

  private Step begin(Attempt attempt, BarrierTx tx, Request request) {
    attempt.visit = null;
    Visit visit = new Visit(tx, request, mounts.at(tx));
    visit.performs(attempt.execution);
    attempt.visit = visit;
    if (attempt.execution == null) {
      var _ = limit(attempt, visit);
    }
    checkAddress(visit);
    checkFirst(visit);
    authentication.authenticate(visit);
    authorization.authorize(visit);
    authentication.countUse(visit);
    Outcome outcome = engine(visit);
    Recorder.Page page = recorder.request(tx, visit.event(""));
    return switch (outcome) {
      case Effect effect -> new Step.Act(effect, page.request(), page.trail());
      case Response response -> finish(visit, response, page);
    };
  }

  /** What no path has, whoever asks. */
  private static void checkAddress(Visit visit) {
    if (!visit.isResolved()) {
      throw new Refusal.NotFound("namespace not found");
    }
    Request request = visit.request();
    if (!request.path().startsWith(UNLOCK)) {
      visit
          .lock()
          .ifPresent(locked -> {
            throw new Refusal.Unavailable(
                "API access to this namespace has been locked by an administrator - \""
                    + locked.path()
                    + "\" must be unlocked to gain access.");
          });
    }
    // As in Vault: nobody could say whether a key or a folder is meant.
    if (request.operation().writes() && request.path().endsWith("/")) {
      throw new Refusal.InvalidRequest("cannot write to a path ending in '/'");
    }
  }

  private static void checkFirst(Visit visit) {
    var match = visit.match();
    if (match != null && visit.operation() != Operation.HELP) {
      match.route().firstCheck().ifPresent(check -> check.accept(visit));
    }
  }

  private Outcome engine(Visit visit) {
    Operation operation = visit.operation();
    var mounted = visit.mounted();
    var match = visit.match();
    if (operation == Operation.HELP && mounted != null) {
      return Help.of(mounted, visit.path(), match);
    }
    visit.requireMounted();
    if (match == null) {
      throw new Refusal.NotFound("unsupported path");
    }
    Handler handler = match.route().handlers().get(operation);
    if (handler == null) {
      throw new Refusal.UnsupportedOperation();
    }
    visit.arguments().check(match.route());
    Optional<Response> kept = approval.pass(visit);
    return kept.isPresent() ? kept.get() : handler.handle(visit);
  }

  private Step.Done finish(Visit visit, Response response, Recorder.Page page) {
    warnOfUnusedFields(visit, response);
    Closing.Closed closed = closing.close(visit, authorization.visible(visit, response));
    authentication.endUsedUp(visit);
    page.response(closed.error(), List.of(), closed.facts());
    return new Step.Done(
        new Served(closed.answer(), visit.afterwards(), visit.conclusion()),
        page.trail(),
        visit.next());
  }

  /** As in Vault, an answer without a body is not given one for the sake of this warning. */
  private static void warnOfUnusedFields(Visit visit, Response response) {
    var match = visit.match();
    boolean hasBody =
        !(response instanceof Response.Empty)
            || visit.issuedToken() != null
            || visit.wrappedAnswer() != null;
    if (match != null && hasBody) {
      visit.arguments().warnings(match.route(), visit.operation()).forEach(visit::warn);
    }
  }

  private Served perform(Step.Act act, Visit first) {
    try {
      Delivery asked = recorder.begin(act.trail());
      if (act.effect().reachesOutside()) {
        asked.await();
      }
      Served served = performed(act, first);
      asked.await();
      return served;
    } catch (Refusal.Unavailable notRecorded) {
      return Served.of(unserved.failed(first, act.request(), notRecorded));
    }
  }

  private Served performed(Step.Act act, Visit first) {
    Step.Done done;
    try {
      Effect.Completion completion = act.effect().perform();
      done =
          barrier.transact(tx -> {
            Visit visit = unserved.again(first, tx);
            return finish(visit, completion.complete(visit), recorder.after(tx, act.request()));
          });
    } catch (RuntimeException | Error e) {
      return Served.of(unserved.failed(first, act.request(), unserved.refusal(e)));
    }
    return answer(done);
  }

  private Served answer(Step.Done done) {
    try {
      recorder.begin(done.trail()).await();
    } catch (RuntimeException | Error e) {
      return Served.of(Encoder.refusal(unserved.refusal(e)));
    }
    Execution next = done.next();
    return next == null ? done.served() : serve(next.request(), next);
  }

  /**
   * Records a request that could not be read, which is not walked: its body is not known.
   *
   * @param answer what the listener answers
   * @param error why it could not be read
   * @return the answer, or a refusal when it cannot be recorded
   * @throws Refusal.Sealed when the barrier is closed
   */
  public Answer unreadable(Request request, Answer answer, String error) {
    Attempt attempt = new Attempt(null);
    try {
      var _ = barrier.transact(tx -> limit(attempt, new Visit(tx, request, mounts.at(tx))));
    } catch (Refusal.QuotaExceeded refusal) {
      Answer refused = Encoder.refusal(refusal);
      return onto(
          attempt,
          attempt.refusesSilently()
              ? refused
              : unserved.unreadable(request, refused, refusal.text()));
    } catch (RuntimeException | Error e) {
      return Encoder.refusal(unserved.refusal(e));
    }
    return unserved.unreadable(request, answer, error);
  }

  /** Counts a request, once however often its transaction is tried, and refuses one too many. */
  private RateLimiting.Found limit(Attempt attempt, Visit visit) {
    RateLimiting.Found limit = attempt.limit == null ? limiting.judge(visit) : attempt.limit;
    attempt.limit = limit;
    RateLimiting.require(limit, visit);
    return limit;
  }

  private static Answer onto(Attempt attempt, Answer answer) {
    return attempt.limit == null ? answer : attempt.limit.onto(answer);
  }
}
