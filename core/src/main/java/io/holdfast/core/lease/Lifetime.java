package io.holdfast.core.lease;

import io.holdfast.api.Durations;
import io.holdfast.api.Mount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a lease lasts, by Vault's rules: what was asked for, else what the role says, else the
 * mount's default; never past the least of the maxima, counted from when it was issued; a period
 * begins anew at each renewal.
 *
 * @param ttl from now; zero or negative when the maximum is reached
 * @param warnings what was cut and why
 */
public record Lifetime(Duration ttl, List<String> warnings) {

  /**
   * What bounds a lease. Zero durations do not bound.
   *
   * @param increment what the client asks for
   * @param ttl what the role gives
   */
  public record Terms(
      Duration increment,
      Duration ttl,
      Duration maxTtl,
      Duration explicitMaxTtl,
      Duration period) {}

  public static Lifetime of(Terms terms, Mount mount, Instant issued, Instant now) {
    return terms.period().isZero()
        ? once(terms, mount, issued, now)
        : periodic(terms, mount, issued, now);
  }

  private static Lifetime periodic(Terms terms, Mount mount, Instant issued, Instant now) {
    Duration ttl = terms.period();
    List<String> warnings = List.of();
    if (ttl.compareTo(mount.maxLeaseTtl()) > 0) {
      warnings =
          List.of(
              "period of "
                  + Durations.text(ttl)
                  + " exceeds the mount's max_lease_ttl of "
                  + Durations.text(mount.maxLeaseTtl())
                  + "; period value is capped accordingly");
      ttl = mount.maxLeaseTtl();
    }
    if (!terms.explicitMaxTtl().isZero()) {
      Duration left = Duration.between(now, issued.plus(terms.explicitMaxTtl()));
      if (left.compareTo(ttl) < 0) {
        return new Lifetime(left, warnings);
      }
    }
    return new Lifetime(ttl, warnings);
  }

  private static Lifetime once(Terms terms, Mount mount, Instant issued, Instant now) {
    Duration max = least(least(mount.maxLeaseTtl(), terms.maxTtl()), terms.explicitMaxTtl());
    Duration ttl = mount.defaultLeaseTtl();
    if (!terms.increment().isZero()) {
      ttl = terms.increment();
    } else if (!terms.ttl().isZero()) {
      ttl = terms.ttl();
    }
    Duration left = Duration.between(now, issued.plus(max));
    if (left.compareTo(ttl) < 0) {
      return new Lifetime(
          left,
          List.of(
              "TTL of \""
                  + Durations.text(ttl)
                  + "\" exceeded the effective max_ttl of \""
                  + Durations.text(max)
                  + "\"; TTL value is capped accordingly"));
    }
    return new Lifetime(ttl, List.of());
  }

  private static Duration least(Duration one, Duration other) {
    return other.isZero() || one.compareTo(other) <= 0 ? one : other;
  }
}
