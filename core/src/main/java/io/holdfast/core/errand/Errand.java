package io.holdfast.core.errand;

import io.holdfast.api.Effect;
import io.holdfast.core.barrier.BarrierTx;
import java.util.Optional;

/** One thing that is due. */
interface Errand {
  /** What it is about; one errand of an id is run at a time. */
  String id();

  /** The UUID of the mount whose engine does it. */
  String mount();

  /**
   * Looks again whether it is due, and does what can be done in storage.
   *
   * @return what is to be done outside; empty when it is done
   */
  Optional<Effect> begin(BarrierTx tx);

  /** Completes it after its effect. */
  void complete(BarrierTx tx, Effect.Completion completion);

  /** Notes that it could not be done, and when to try again. */
  void failed(BarrierTx tx, String why);
}
