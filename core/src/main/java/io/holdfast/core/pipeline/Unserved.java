package io.holdfast.core.pipeline;

import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.audit.AuditEvent;
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
    Visit visit = new Visit(tx, before.request(), mounts.at(tx));
    visit.continues(before);
    return visit;
  }

  /**
   * Records the refusal (and its request, when that is not recorded yet) and counts the use.
   *
   * @param before as far as the request came; null when it did not get in
   */
  Answer refused(@Nullable Visit before, Request request, Refusal refusal, boolean withRequest) {
    Answer answer =
        Encoder.refusal(refusal, before == null ? List.of() : before.warnings(), request.id());
    if (before == null) {
      return outside(request, answer, refusal.text());
    }
    try {
      recorder.deliver(barrier.transact(tx -> record(again(before, tx), refusal, withRequest)));
      return answer;
    } catch (RuntimeException | Error e) {
      Refusal unrecorded = refusal(e);
      // What the rooms cannot read any more must not keep the attempt out of the trail.
      return unrecorded instanceof Refusal.Internal
          ? outside(request, answer, refusal.text())
          : Encoder.refusal(unrecorded);
    }
  }

  private Recorder.Trail record(Visit visit, Refusal refusal, boolean withRequest) {
    Recorder.Page page = recorder.page(visit.tx());
    if (withRequest) {
      authentication.countUse(visit);
      page.request(visit.event(refusal.text(), null).quoting(refusal.quoted()));
    }
    if (!withRequest) {
      // The effect may have been performed in part.
      visit.begun().forEach(lease -> SecretLeases.abandon(visit.tx(), lease));
    }
    AuditEvent.Answer facts =
        new AuditEvent.Answer(refusal.data().orElse(null), null, "", visit.warnings(), null);
    page.response(visit.event(refusal.text(), facts).quoting(refusal.quoted()));
    authentication.endUsedUp(visit);
    return page.trail();
  }

  /** Records a request and its refusal with what is known of them outside of the rooms. */
  private Answer outside(Request request, Answer answer, String error) {
    return unlessUnrecorded(
        answer,
        tx -> {
          AuditEvent event = new AuditEvent(tx.now(), request, null, null, error, null);
          List<byte[]> entries =
              recorder
                  .page(tx)
                  .request(event)
                  .response(event.answered(AuditEvent.Answer.NOTHING))
                  .entries();
          return () -> recorder.deliverToOpen(entries);
        });
  }

  /** Records a request that could not be read, which is not walked: its body is not known. */
  Answer unreadable(Request request, Answer answer, String error) {
    return unlessUnrecorded(
        answer,
        tx -> {
          Visit visit = new Visit(tx, request, mounts.at(tx));
          Recorder.Trail trail =
              recorder
                  .page(tx)
                  .request(visit.event(error, null))
                  .response(visit.event(error, AuditEvent.Answer.NOTHING))
                  .trail();
          return () -> recorder.deliver(trail);
        });
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
