package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.engine.bitcoin.judge.Movements;
import io.holdfast.engine.bitcoin.ledger.Entry;
import io.holdfast.engine.bitcoin.ledger.Ledger;
import io.holdfast.engine.bitcoin.ledger.Movement;
import io.holdfast.engine.bitcoin.ledger.Reservations;
import io.holdfast.engine.bitcoin.policy.Judgement;

/**
 * What an attempt to sign a transaction has reserved in the ledger of its wallet, from the
 * transaction that decides to the one that answers.
 *
 * @param descriptor whose ledger it is
 * @param attempt the id of the request
 */
record Reservation(String descriptor, Movement movement, String attempt) {

  /** Reserves what a judgement lets leave. */
  static Reservation take(Call call, Draft draft, Judgement judgement) {
    Reservation reservation =
        new Reservation(
            draft.candidate().wallet().descriptor(),
            Movements.of(
                judgement.transaction(), judgement.facts().circumstances().initiator().id()),
            call.request().id());
    reservation.entry(call).reserve(reservation.attempt, Reservations.begin(call));
    return reservation;
  }

  private Entry entry(Call call) {
    return Ledger.of(call.storage(), descriptor, call.now()).movement(movement);
  }

  /** Says that the signature leaves; false if it must not, because the reservation is gone. */
  boolean settle(Call call) {
    return entry(call).settle(attempt);
  }

  /** Says that none leaves. */
  void release(Call call) {
    entry(call).release(attempt);
  }
}
