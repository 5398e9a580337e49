package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Durations;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code lock_time}: what lock times are fit. One of 0, or in a transaction all of whose inputs are
 * final, is none.
 *
 * @param kinds of {@code none}, {@code height} and {@code time}, those allowed
 * @param maxHeight the highest height
 * @param maxAhead how far ahead a time may be
 */
record LockTime(List<String> kinds, Optional<Long> maxHeight, Optional<Duration> maxAhead)
    implements Limit {
  static final String FIELD = "lock_time";
  private static final List<String> KINDS = List.of("none", "height", "time");
  private static final long THRESHOLD = 500_000_000;

  static Optional<Limit> read(Fields fields) {
    return fields
        .object(FIELD, "lock_time")
        .map(object -> {
          LockTime limit =
              new LockTime(
                  object.words("kinds", KINDS).orElse(KINDS),
                  object.whole("max_height", 0, THRESHOLD - 1),
                  object.duration("max_ahead", Duration.ZERO, Duration.ofDays(36500)));
          object.end();
          return limit;
        });
  }

  @Override
  public void write(Map<String, Object> document) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kinds", kinds);
    maxHeight.ifPresent(height -> object.put("max_height", height));
    maxAhead.ifPresent(ahead -> object.put("max_ahead", Durations.text(ahead)));
    document.put(FIELD, object);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    boolean effective = facts.transaction().lockTime() != 0 && !facts.transaction().isFinal();
    long value = effective ? facts.transaction().lockTime() : 0;
    String kind = value == 0 ? "none" : value < THRESHOLD ? "height" : "time";
    List<RuleTrace> trace = new ArrayList<>();
    trace.add(
        RuleTrace.of(
            FIELD + ".kinds",
            kinds.contains(kind),
            kinds,
            kind,
            "kind",
            "the lock time is of the kind " + kind));
    maxHeight.ifPresent(most -> {
      long height = kind.equals("height") ? value : 0;
      trace.add(
          RuleTrace.of(
              FIELD + ".max_height",
              height <= most,
              most,
              height,
              "height",
              "the lock time is height " + height + " and the limit is " + most));
    });
    maxAhead.ifPresent(most -> trace.add(ahead(most, kind.equals("time") ? value : 0, facts)));
    return trace;
  }

  private static RuleTrace ahead(Duration most, long seconds, DecisionFacts facts) {
    Instant locked = Instant.ofEpochSecond(seconds);
    return RuleTrace.of(
        FIELD + ".max_ahead",
        !locked.isAfter(facts.circumstances().time().plus(most)),
        Durations.text(most),
        seconds == 0 ? "none" : locked.toString(),
        "time",
        (seconds == 0 ? "it is not locked until a time" : "it is locked until " + locked)
            + ", and may be for "
            + Durations.text(most)
            + " from now");
  }
}
