package io.holdfast.crypto.otp;

import io.holdfast.crypto.ConstantTime;
import io.holdfast.crypto.CryptoException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * TOTP (RFC 6238): one-time passwords by the time, counted in steps since 1970.
 *
 * @param digits of a password: 6 or 8
 * @param period the length of a step, in whole seconds
 */
public record Totp(OtpAlgorithm algorithm, int digits, Duration period) {
  public Totp {
    if (digits != 6 && digits != 8) {
      throw new CryptoException("digits must be 6 or 8, not " + digits);
    }
    if (period.toSeconds() < 1 || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
      throw new CryptoException("period must be a whole number of seconds, at least 1");
    }
  }

  /** The step that a moment lies in. */
  public long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), period.toSeconds());
  }

  /** When the step that a moment lies in is over. */
  public Instant end(Instant moment) {
    return Instant.ofEpochSecond((step(moment) + 1) * period.toSeconds());
  }

  /** The password of a moment. */
  public String code(byte[] key, Instant moment) {
    return Hotp.code(key, algorithm, digits, step(moment));
  }

  /**
   * The steps around a moment whose password this is; none when it is wrong. How long it takes does
   * not depend on how wrong it is.
   *
   * @param skew how many steps before and after the moment's own count too
   */
  public List<Long> matchingSteps(byte[] key, String code, Instant moment, int skew) {
    List<Long> matching = new ArrayList<>();
    long now = step(moment);
    for (long step = Math.max(0, now - skew); step <= now + skew; step++) {
      if (ConstantTime.equal(Hotp.code(key, algorithm, digits, step), code)) {
        matching.add(step);
      }
    }
    return List.copyOf(matching);
  }
}
