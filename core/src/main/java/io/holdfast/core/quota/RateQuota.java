package io.holdfast.core.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How often each client, told by its address, may ask.
 *
 * @param revision a random id, other with each write, so that a changed quota counts anew
 * @param rate so many requests per interval
 * @param blockInterval how long a client is shut out that asked too often; zero: until the interval
 *     is over
 * @param inheritable whether it is for the namespaces below its own too
 */
public record RateQuota(
    String name,
    String revision,
    Scope scope,
    BigDecimal rate,
    Duration interval,
    Duration blockInterval,
    boolean inheritable)
    implements Quota {

  /** The same limit after its mount moved. */
  RateQuota at(String mount) {
    return new RateQuota(
        name, revision, scope.at(mount), rate, interval, blockInterval, inheritable);
  }

  /** The rate as a number of requests. */
  long limit() {
    return Math.max(1, rate.setScale(0, RoundingMode.HALF_UP).longValue());
  }

  /** The path as clients see it. */
  public String path() {
    return scope.path();
  }

  public String role() {
    return scope.role();
  }
}
