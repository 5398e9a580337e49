package io.holdfast.core.pipeline;

import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.api.Response;
import io.holdfast.api.route.Handler;
import io.holdfast.core.Answer;
import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.audit.AuditTrail;
import io.holdfast.core.audit.device.DeviceTable;
import io.holdfast.core.audit.device.EnabledDevices;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.router.MountTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The walk of a request: each room once, in order.
 *
 * <pre>
 *   authenticate -> route -> authorize -> engine -> lease / wrap -> commit with its audit entries -> encode
 * </pre>
 *
 * <p>What touches only storage is one transaction, which commits the changes and both audit entries
 * with one sync. An {@link Effect} (a signature, a call outside) is performed between two
 * transactions: the first commits the intent and the request's entry, the second the completion and
 * the response's entry.
 */
public final class Walk {
  private final Barrier barrier;
  private final MountTable mounts;
  private final Authentication authentication;
  private final Authorization authorization;
  private final Closing closing;
  private final AuditTrail audit;
  private final DeviceTable devices;
  private final BooleanSupplier closed;

  /**
   * @param closed whether the rooms were closed, so that keys may be gone under a request's hands
   */
  public Walk(
      Barrier barrier,
      MountTable mounts,
      Authentication authentication,
      Authorization authorization,
      Closing closing,
      AuditTrail audit,
      DeviceTable devices,
      BooleanSupplier closed) {
    this.barrier = barrier;
    this.mounts = mounts;
    this.authentication = authentication;
    this.authorization = authorization;
    this.closing = closing;
    this.audit = audit;
    this.devices = devices;
    this.closed = closed;
  }

  /**
   * Serves a request and returns when its audit entries are durable and delivered. Whatever goes
   * wrong, an engine's faults included, is recorded and answered.
   *
   * @throws Refusal.Sealed when the barrier is closed
   */
  public Served serve(Request request) {
    Attempt attempt = new Attempt();
    Step step;
    try {
      step = barrier.transact(tx -> begin(attempt, tx, request));
    } catch (RuntimeException | Error e) {
      return Served.of(refused(attempt.visit, request, refusal(e), true));
    }
    return switch (step) {
      case Step.Done done -> answer(done);
      case Step.Act act -> perform(act, Objects.requireNonNull(attempt.visit));
    };
  }

  /** What was thrown, as a refusal; sealed when the keys were erased meanwhile. */
  private Refusal refusal(Throwable e) {
    if (e instanceof Refusal.Sealed || (closed.getAsBoolean() && !(e instanceof Refusal))) {
      throw new Refusal.Sealed();
    }
    return Refusals.of(e);
  }

  /** What is to be done once the first transaction is durable. */
  private sealed interface Step {
    record Done(Answer answer, Trail trail, List<Runnable> afterwards) implements Step {}

    record Act(Effect effect, Trail trail) implements Step {}
  }

  /** The entries that became durable with a transaction, and the devices that get them too. */
  private record Trail(EnabledDevices devices, List<byte[]> entries) {}

  /** The visit of the latest try of the transaction, for the audit of a refusal. */
  private static final class Attempt {
    private @Nullable Visit visit;
  }

  private Step begin(Attempt attempt, BarrierTx tx, Request request) {
    attempt.visit = null;
    Visit visit = new Visit(tx, request, mounts.at(tx));
    attempt.visit = visit;
    checkAddress(request);
    authentication.authenticate(visit);
    authorization.authorize(visit);
    authentication.countUse(visit);
    List<byte[]> entries = new ArrayList<>();
    return switch (engine(visit)) {
      case Effect effect -> {
        record(tx, audit.requestEntry(visit.event("", null)), entries);
        yield new Step.Act(effect, new Trail(devices.at(tx), entries));
      }
      case Response response -> {
        record(tx, audit.requestEntry(visit.event("", null)), entries);
        yield finish(visit, response, entries);
      }
    };
  }

  /** What no path has, whoever asks. */
  private static void checkAddress(Request request) {
    if (!request.namespace().isRoot()) {
      throw new Refusal.NotFound("namespace not found");
    }
    // As in Vault: nobody could say whether a key or a folder is meant.
    if (request.operation().writes() && request.path().endsWith("/")) {
      throw new Refusal.InvalidRequest("cannot write to a path ending in '/'");
    }
  }

  private static Outcome engine(Visit visit) {
    visit.requireMounted();
    var match = visit.match();
    if (match == null) {
      throw new Refusal.NotFound("unsupported path");
    }
    Operation operation = visit.operation();
    if (operation == Operation.HELP) {
      return Help.of(match.route(), visit.request().path());
    }
    Handler handler = match.route().handlers().get(operation);
    if (handler == null) {
      throw new Refusal.UnsupportedOperation();
    }
    visit.arguments().check(match.route());
    return handler.handle(visit);
  }

  private Step.Done finish(Visit visit, Response response, List<byte[]> entries) {
    warnOfUnusedFields(visit, response);
    Closing.Closed closed = closing.close(visit, authorization.visible(visit, response));
    authentication.endUsedUp(visit);
    record(visit.tx(), audit.responseEntry(visit.event(closed.error(), closed.facts())), entries);
    Trail trail = new Trail(devices.at(visit.tx()), entries);
    return new Step.Done(closed.answer(), trail, visit.afterwards());
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
    Step.Done done;
    try {
      deliver(act.trail());
      Effect.Completion completion = act.effect().perform();
      done =
          barrier.transact(tx -> {
            Visit visit = again(first, tx);
            return finish(visit, completion.complete(visit), new ArrayList<>());
          });
    } catch (RuntimeException | Error e) {
      return Served.of(refused(first, first.request(), refusal(e), false));
    }
    return answer(done);
  }

  /** The same visit in the second transaction: who asked was settled in the first. */
  private Visit again(Visit before, BarrierTx tx) {
    Visit visit = new Visit(tx, before.request(), mounts.at(tx));
    visit.continues(before);
    return visit;
  }

  private Served answer(Step.Done done) {
    try {
      deliver(done.trail());
      return new Served(done.answer(), done.afterwards());
    } catch (RuntimeException | Error e) {
      return Served.of(Encoder.refusal(refusal(e)));
    }
  }

  private void deliver(Trail trail) {
    audit.deliver(trail.devices(), trail.entries());
  }

  /**
   * Records the refusal (and its request, when that is not recorded yet) and counts the use.
   *
   * @param before as far as the request came; null when it did not get in
   */
  private Answer refused(
      @Nullable Visit before, Request request, Refusal refusal, boolean withRequest) {
    Answer answer =
        Encoder.refusal(refusal, before == null ? List.of() : before.warnings(), request.id());
    if (before == null) {
      return recorded(request, answer, refusal.text());
    }
    try {
      deliver(
          barrier.transact(tx -> {
            List<byte[]> entries = new ArrayList<>();
            Visit visit = again(before, tx);
            if (withRequest) {
              authentication.countUse(visit);
              record(tx, audit.requestEntry(visit.event(refusal.text(), null)), entries);
            }
            AuditEvent.Answer facts =
                new AuditEvent.Answer(
                    refusal.data().orElse(null), null, "", visit.warnings(), null);
            record(tx, audit.responseEntry(visit.event(refusal.text(), facts)), entries);
            authentication.endUsedUp(visit);
            return new Trail(devices.at(tx), entries);
          }));
      return answer;
    } catch (RuntimeException | Error e) {
      Refusal unrecorded = refusal(e);
      // What the rooms cannot read any more must not keep the attempt out of the trail.
      return unrecorded instanceof Refusal.Internal
          ? recorded(request, answer, refusal.text())
          : Encoder.refusal(unrecorded);
    }
  }

  /** Records a request and its refusal with what is known of them outside of the rooms. */
  private Answer recorded(Request request, Answer answer, String error) {
    try {
      audit.deliver(
          barrier.transact(tx -> {
            List<byte[]> entries = new ArrayList<>();
            AuditEvent event = new AuditEvent(tx.now(), request, null, null, error, null);
            record(tx, audit.requestEntry(event), entries);
            record(tx, audit.responseEntry(event.answered(AuditEvent.Answer.NOTHING)), entries);
            return entries;
          }));
      return answer;
    } catch (RuntimeException | Error e) {
      // Without a durable entry nothing is answered but that.
      return Encoder.refusal(refusal(e));
    }
  }

  /**
   * Records a request that could not be read, which is not walked: its body is not known.
   *
   * @param answer what the listener answers
   * @param error why it could not be read
   * @return the answer, or a refusal when it cannot be recorded
   */
  public Answer unreadable(Request request, Answer answer, String error) {
    try {
      deliver(
          barrier.transact(tx -> {
            List<byte[]> entries = new ArrayList<>();
            Visit visit = new Visit(tx, request, mounts.at(tx));
            record(tx, audit.requestEntry(visit.event(error, null)), entries);
            record(tx, audit.responseEntry(visit.event(error, AuditEvent.Answer.NOTHING)), entries);
            return new Trail(devices.at(tx), entries);
          }));
      return answer;
    } catch (RuntimeException | Error e) {
      return Encoder.refusal(refusal(e));
    }
  }

  private static void record(BarrierTx tx, List<byte[]> parts, List<byte[]> entries) {
    parts.forEach(tx::record);
    entries.addAll(parts);
  }
}
