package io.holdfast.core.pipeline;

import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.audit.RequestEntry;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.router.MountTable;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are not served: refused ones, and those that could not be read. Each is recorded
 * before it is answered; without a durable entry nothing is answered but that.
 */
final class Unserved {
  private final Barrier barrier;
  private final MountTable mounts;
  private final Authentication authentication;
  private final Recorder recorder;
  private final BooleanSupplier closed;

  Unserved(
      Barrier barrier,
      MountTable mounts,
      Authentication authentication,
      Recorder recorder,
      BooleanSupplier closed) {
    this.barrier = barrier;
    this.mounts = mounts;
    this.authentication = authentication;
    this.recorder = recorder;
    this.closed = closed;
  }

  /**
   * What was thrown, as a refusal.
   *
   * @throws Refusal.Sealed when the keys were erased meanwhile
   */
  Refusal refusal(Throwable e) {
    if (e instanceof Refusal.Sealed || (closed.getAsBoolean() && !(e instanceof Refusal))) {
      throw new Refusal.Sealed();
    }
    return Refusals.of(e);
  }

  /** The same visit in another transaction: who asked was settled before. */
  Visit again(Visit before, BarrierTx tx) {
    return before.again(tx, mounts.at(tx));
  }

  /**
   * Records a request with its refusal, and counts the use.
   *
   * @param before as far as the request came; null when it did not get in
   */
  Answer refused(@Nullable Visit before, Request request, Refusal refusal) {
    if (before == null) {
      return outside(request, Encoder.refusal(refusal, List.of(), request.id()), refusal.text());
    }
    return recorded(
        before,
        refusal,
        visit -> {
          authentication.countUse(visit);
          AuditEvent event =
              visit.event(refusal.text()).deciding(List.of()).quoting(refusal.quoted());
          return recorder.request(visit.tx(), event);
        });
  }

  /**
   * Records that a request failed whose entry is recorded already, at its effect.
   *
   * @param before the visit of the first transaction
   */
  Answer failed(Visit before, RequestEntry request, Refusal refusal) {
    return recorded(
        before,
        refusal,
        visit -> {
          // The effect may have been performed in part.
          visit.begun().forEach(lease -> SecretLeases.abandon(visit.tx(), lease));
          return recorder.after(visit.tx(), request);
        });
  }

  private Answer recorded(Visit before, Refusal refusal, Function<Visit, Recorder.Page> begin) {
    Answer answer = Encoder.refusal(refusal, before.warnings(), before.request().id());
    try {
      recorder.deliver(
          barrier.transact(tx -> {
            Visit visit = again(before, tx);
            Recorder.Page page = begin.apply(visit).response(refusal, facts(visit, refusal));
            authentication.endUsedUp(visit);
            return page.trail();
          }));
      return answer;
    } catch (RuntimeException | Error e) {
      Refusal unrecorded = refusal(e);
      // What the rooms cannot read any more must not keep the attempt out of the trail.
      return unrecorded instanceof Refusal.Internal
          ? outside(before.request(), answer, refusal.text())
          : Encoder.refusal(unrecorded);
    }
  }

  private static AuditEvent.Answer facts(Visit visit, Refusal refusal) {
    return new AuditEvent.Answer(refusal.data().orElse(null), null, "", visit.warnings(), null);
  }

  /** Records a request and its refusal with what is known of them outside of the rooms. */
  private Answer outside(Request request, Answer answer, String error) {
    return unlessUnrecorded(
        answer,
        tx -> {
          AuditEvent event = new AuditEvent(tx.now(), request, null, null, error, null);
          List<byte[]> entries = unread(recorder.bareRequest(tx, event)).entries();
          return () -> recorder.deliverToOpen(entries);
        });
  }

  /** Records a request that could not be read, which is not walked: its body is not known. */
  Answer unreadable(Request request, Answer answer, String error) {
    return unlessUnrecorded(
        answer,
        tx -> {
          AuditEvent event = new Visit(tx, request, mounts.at(tx)).event(error);
          Recorder.Trail trail = unread(recorder.request(tx, event)).trail();
          return () -> recorder.deliver(trail);
        });
  }

  private static Recorder.Page unread(Recorder.Page page) {
    return page.response(page.request().event().error(), List.of(), AuditEvent.Answer.NOTHING);
  }

  /**
   * @param recording records in a transaction, and gives what to deliver after it
   */
  private Answer unlessUnrecorded(Answer answer, Function<BarrierTx, Runnable> recording) {
    try {
      barrier.transact(recording).run();
      return answer;
    } catch (RuntimeException | Error e) {
      return Encoder.refusal(refusal(e));
    }
  }
}
