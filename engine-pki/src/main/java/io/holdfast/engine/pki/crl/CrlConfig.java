package io.holdfast.engine.pki.crl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import java.time.Duration;

/**
 * How revocation is told. Durations stay as they were written, such as {@code 72h}.
 *
 * @param expiry for how long a CRL is good
 * @param disable CRLs are empty
 * @param ocspExpiry for how long an OCSP answer is good; zero says nothing of it
 * @param autoRebuild a revocation waits for the next rebuilding
 * @param autoRebuildGracePeriod how long before its end a CRL is rebuilt
 * @param enableDelta whether there are delta CRLs, which need {@code autoRebuild}
 */
public record CrlConfig(
    String expiry,
    boolean disable,
    boolean ocspDisable,
    String ocspExpiry,
    boolean autoRebuild,
    String autoRebuildGracePeriod,
    boolean enableDelta,
    String deltaRebuildInterval,
    boolean allowExpiredCertRevocation) {
  private static final String KEY = "config/crl";
  private static final CrlConfig DEFAULT =
      new CrlConfig("72h", false, false, "12h", false, "12h", false, "15m", false);

  public static CrlConfig of(Call call) {
    return call.storage().get(KEY, CrlConfig.class).orElse(DEFAULT);
  }

  void store(Call call) {
    call.storage().put(KEY, this);
  }

  Duration lifetime() {
    return Durations.parse(expiry);
  }

  /** How long before its end a CRL is renewed: at most half of its life. */
  Duration renewal() {
    Duration grace = Durations.parse(autoRebuildGracePeriod);
    Duration half = lifetime().dividedBy(2);
    return grace.compareTo(half) > 0 ? half : grace;
  }

  Duration deltaInterval() {
    return Durations.parse(deltaRebuildInterval);
  }

  Duration ocspLifetime() {
    return Durations.parse(ocspExpiry);
  }

  ObjectNode view() {
    return Json.object()
        .put("allow_expired_cert_revocation", allowExpiredCertRevocation)
        .put("auto_rebuild", autoRebuild)
        .put("auto_rebuild_grace_period", autoRebuildGracePeriod)
        .put("delta_rebuild_interval", deltaRebuildInterval)
        .put("disable", disable)
        .put("enable_delta", enableDelta)
        .put("expiry", expiry)
        .put("ocsp_disable", ocspDisable)
        .put("ocsp_expiry", ocspExpiry);
  }
}
