package io.holdfast.engine.bitcoin.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Transactions of which at most one can be in the chain, since all spend one output of the wallet:
 * a payment and those that replace it. For each subject the group counts once, with the greatest
 * figures among its members, at the time of the latest.
 *
 * <p>It is stored as JSON; the maps have the ledger's names of subjects and transactions as keys.
 *
 * @param signed the transactions whose signatures may have left
 * @param settled what they come to
 * @param held those that are about to be signed
 * @param posted what stands in the series of the subjects
 */
record Group(
    List<String> signed,
    Map<String, Line> settled,
    Map<String, Held> held,
    Map<String, Line> posted) {
  static final Group NONE = new Group(List.of(), Map.of(), Map.of(), Map.of());

  Group {
    signed = signed == null ? List.of() : List.copyOf(signed);
    settled = settled == null ? Map.of() : Map.copyOf(settled);
    held = held == null ? Map.of() : Map.copyOf(held);
    posted = posted == null ? Map.of() : Map.copyOf(posted);
  }

  /**
   * What a subject has of it.
   *
   * @param time in nanoseconds since 1970
   */
  record Line(long time, long amount, long fee) {
    Line max(Line other) {
      return new Line(
          Math.max(time, other.time), Math.max(amount, other.amount), Math.max(fee, other.fee));
    }

    Sums sums() {
      return Sums.one(amount, fee);
    }
  }

  /**
   * A transaction that is about to be signed.
   *
   * @param lines what it comes to
   * @param attempts until when each attempt to sign it holds, in nanoseconds since 1970
   */
  record Held(Map<String, Line> lines, Map<String, Long> attempts) {
    Held {
      lines = Map.copyOf(lines);
      attempts = Map.copyOf(attempts);
    }
  }

  boolean isSigned(String transaction) {
    return signed.contains(transaction);
  }

  boolean knows(String transaction) {
    return isSigned(transaction) || held.containsKey(transaction);
  }

  /** What it comes to for each subject. */
  Map<String, Line> lines() {
    Map<String, Line> lines = new TreeMap<>(settled);
    held.values()
        .forEach(
            each -> each.lines().forEach((subject, line) -> lines.merge(subject, line, Line::max)));
    return lines;
  }

  /** With an attempt to sign a transaction, which holds until then. */
  Group holding(String transaction, Map<String, Line> lines, String attempt, long until) {
    Held before = held.get(transaction);
    Map<String, Long> attempts = new TreeMap<>(before == null ? Map.of() : before.attempts());
    attempts.put(attempt, until);
    Map<String, Held> all = new TreeMap<>(held);
    all.put(transaction, new Held(before == null ? lines : before.lines(), attempts));
    return new Group(signed, settled, all, posted);
  }

  /** Without an attempt; a transaction that no attempt is left of is forgotten. */
  Group released(String transaction, String attempt) {
    Held before = held.get(transaction);
    if (before == null) {
      return this;
    }
    Map<String, Long> attempts = new TreeMap<>(before.attempts());
    attempts.remove(attempt);
    Map<String, Held> all = new TreeMap<>(held);
    if (attempts.isEmpty()) {
      all.remove(transaction);
    } else {
      all.put(transaction, new Held(before.lines(), attempts));
    }
    return new Group(signed, settled, all, posted);
  }

  /** Without the attempts that held until {@code now} or before. */
  Group expired(long now) {
    Group group = this;
    for (Map.Entry<String, Held> each : held.entrySet()) {
      for (Map.Entry<String, Long> attempt : each.getValue().attempts().entrySet()) {
        if (attempt.getValue() <= now) {
          group = group.released(each.getKey(), attempt.getKey());
        }
      }
    }
    return group;
  }

  /** With a transaction signed that was held. */
  Group settling(String transaction) {
    Map<String, Held> all = new TreeMap<>(held);
    Held done = all.remove(transaction);
    Map<String, Line> lines = new TreeMap<>(settled);
    if (done != null) {
      done.lines().forEach((subject, line) -> lines.merge(subject, line, Line::max));
    }
    List<String> more = new ArrayList<>(signed);
    more.add(transaction);
    return new Group(more, lines, all, posted);
  }

  Group posting(Map<String, Line> lines) {
    return new Group(signed, settled, held, lines);
  }

  /** The subjects that it has, or had, to do with. */
  Set<String> subjects() {
    Set<String> subjects = new HashSet<>(posted.keySet());
    subjects.addAll(lines().keySet());
    return subjects;
  }

  boolean isEmpty() {
    return signed.isEmpty() && held.isEmpty();
  }
}
