package io.holdfast.engine.bitcoin.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A transaction as it stands in its wallet's {@link Ledger}. */
public final class Entry {
  private final Ledger ledger;
  private final Movement movement;
  private final String transaction;
  private final String name;
  private Group group;

  Entry(Ledger ledger, Movement movement, String transaction, String name, Group group) {
    this.ledger = ledger;
    this.movement = movement;
    this.transaction = transaction;
    this.name = name;
    this.group = group;
  }

  /** Whether its signatures may have left already: to make them again gives nothing away. */
  public boolean isSigned() {
    return group.isSigned(transaction);
  }

  /** Whether another transaction cannot be in the chain once this one is, or the other way. */
  public boolean replaces() {
    return !group.isEmpty()
        && !(group.knows(transaction) && group.signed().size() + group.held().size() == 1);
  }

  /**
   * What others than this transaction come to. With what this one comes to, that is what will have
   * been used once it is signed: of transactions that exclude each other the greatest counts, so
   * that what the greatest exceeds this one by is among it.
   *
   * @param window as in {@link Ledger#used}
   */
  public Sums used(Subject subject, Optional<Duration> window) {
    String its = ledger.name(subject);
    Sums used = ledger.used(its, window);
    Group.Line posted = group.posted().get(its);
    Sums others = posted == null || isBefore(posted, window) ? used : used.minus(posted.sums());
    Group.Line greatest = group.lines().get(its);
    if (greatest == null) {
      return others;
    }
    Sums own = movement.effects().getOrDefault(subject, Sums.NONE);
    return new Sums(
        others.amount() + Math.max(0, greatest.amount() - own.amount()),
        others.count(),
        others.fee() + Math.max(0, greatest.fee() - own.fee()));
  }

  private boolean isBefore(Group.Line line, Optional<Duration> window) {
    return window.isPresent() && line.time() <= ledger.since(window.get());
  }

  /**
   * Reserves what it comes to, unless it is signed already.
   *
   * @param attempt what tells this attempt to sign it from others
   * @param until when the attempt is over
   */
  public void reserve(String attempt, Instant until) {
    if (isSigned()) {
      return;
    }
    Map<String, Group.Line> lines = new TreeMap<>();
    movement
        .effects()
        .forEach((subject, sums) ->
            lines.put(
                ledger.name(subject), new Group.Line(ledger.now(), sums.amount(), sums.fee())));
    group = group.holding(transaction, lines, attempt, Ledger.nanos(until));
    ledger.save(name, group);
  }

  /**
   * Says that its signatures leave.
   *
   * @return whether they may: false if the attempt's time is over, so that what was reserved may
   *     have been given to another
   */
  public boolean settle(String attempt) {
    if (isSigned()) {
      return true;
    }
    Group.Held held = group.held().get(transaction);
    if (held == null || !held.attempts().containsKey(attempt)) {
      return false;
    }
    group = group.settling(transaction);
    ledger.put(name, group);
    ledger.reservations().mark(name, !group.held().isEmpty());
    return true;
  }

  /** Says that the attempt came to nothing. */
  public void release(String attempt) {
    if (group.held().containsKey(transaction)) {
      group = group.released(transaction, attempt);
      ledger.save(name, group);
    }
  }
}
