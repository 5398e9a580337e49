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
import io.holdfast.core.audit.device.DeviceEntry;
import io.holdfast.core.audit.device.DeviceTable;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.router.MountTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  public Walk(
      Barrier barrier,
      MountTable mounts,
      Authentication authentication,
      Authorization authorization,
      Closing closing,
      AuditTrail audit,
      DeviceTable devices) {
    this.barrier = barrier;
    this.mounts = mounts;
    this.authentication = authentication;
    this.authorization = authorization;
    this.closing = closing;
    this.audit = audit;
    this.devices = devices;
  }

  /**
   * Serves a request and returns when its audit entries are durable and delivered.
   *
   * @throws Refusal.Sealed when the barrier is closed
   */
  public Answer serve(Request request) {
    Attempt attempt = new Attempt();
    Step step;
    try {
      step = barrier.transact(tx -> begin(attempt, tx, request));
    } catch (RuntimeException e) {
      return refused(attempt, request, Refusals.of(e), true);
    }
    return switch (step) {
      case Step.Done done -> answer(done);
      case Step.Act act -> perform(act, attempt, request);
    };
  }

  /** What is to be done once the first transaction is durable. */
  private sealed interface Step {
    record Done(Answer answer, Trail trail, List<Runnable> afterwards) implements Step {}

    record Act(Effect effect, Trail trail) implements Step {}
  }

  /** The entries that became durable with a transaction, and the devices that get them too. */
  private record Trail(List<DeviceEntry> devices, List<byte[]> entries) {}

  /** The visit of the latest try of the transaction, for the audit of a refusal. */
  private static final class Attempt {
    private @Nullable Visit visit;
  }

  private Step begin(Attempt attempt, BarrierTx tx, Request request) {
    Visit visit = new Visit(tx, request, mounts.at(tx));
    attempt.visit = visit;
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
    Closing.Closed closed = closing.close(visit, response);
    authentication.endUsedUp(visit);
    record(visit.tx(), audit.responseEntry(visit.event(closed.error(), closed.facts())), entries);
    Trail trail = new Trail(devices.at(visit.tx()), entries);
    return new Step.Done(closed.answer(), trail, visit.afterwards());
  }

  /** As in Vault, an answer without a body is not given one for the sake of this warning. */
  private static void warnOfUnusedFields(Visit visit, Response response) {
    var match = visit.match();
    if (match != null && !(response instanceof Response.Empty)) {
      visit.arguments().warnings(match.route(), visit.operation()).forEach(visit::warn);
    }
  }

  private Answer perform(Step.Act act, Attempt attempt, Request request) {
    Visit first = Objects.requireNonNull(attempt.visit);
    try {
      deliver(act.trail());
      Effect.Completion completion = act.effect().perform();
      return answer(
          barrier.transact(tx -> {
            Visit visit = again(first, tx);
            return finish(visit, completion.complete(visit), new ArrayList<>());
          }));
    } catch (RuntimeException e) {
      return refused(attempt, request, Refusals.of(e), false);
    }
  }

  /** The same visit in the second transaction: who asked was settled in the first. */
  private Visit again(Visit before, BarrierTx tx) {
    Visit visit = new Visit(tx, before.request(), mounts.at(tx));
    visit.continues(before);
    return visit;
  }

  private Answer answer(Step.Done done) {
    try {
      deliver(done.trail());
      done.afterwards().forEach(Runnable::run);
      return done.answer();
    } catch (Refusal stalled) {
      return Encoder.refusal(stalled);
    }
  }

  private void deliver(Trail trail) {
    audit.deliver(trail.devices(), trail.entries());
  }

  /** Records the refusal (and its request, when that is not recorded yet) and counts the use. */
  private Answer refused(Attempt attempt, Request request, Refusal refusal, boolean withRequest) {
    if (refusal instanceof Refusal.Sealed sealed) {
      throw sealed;
    }
    Visit before = attempt.visit;
    try {
      Trail trail =
          barrier.transact(tx -> {
            List<byte[]> entries = new ArrayList<>();
            Visit visit =
                before == null ? new Visit(tx, request, mounts.at(tx)) : again(before, tx);
            if (withRequest) {
              authentication.countUse(visit);
              record(tx, audit.requestEntry(visit.event(refusal.text(), null)), entries);
            }
            AuditEvent.Answer facts =
                new AuditEvent.Answer(
                    refusal.data().orElse(null), null, "", visit.warnings(), null);
            record(tx, audit.responseEntry(visit.event(refusal.text(), facts)), entries);
            return new Trail(devices.at(tx), entries);
          });
      deliver(trail);
    } catch (Refusal.Sealed sealed) {
      throw sealed;
    } catch (RuntimeException e) {
      // Without a durable entry nothing is answered but that.
      return Encoder.refusal(Refusals.of(e));
    }
    return Encoder.refusal(refusal, before == null ? List.of() : before.warnings(), request.id());
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
    } catch (Refusal.Sealed sealed) {
      throw sealed;
    } catch (RuntimeException e) {
      return Encoder.refusal(Refusals.of(e));
    }
  }

  private static void record(BarrierTx tx, List<byte[]> parts, List<byte[]> entries) {
    parts.forEach(tx::record);
    entries.addAll(parts);
  }
}
