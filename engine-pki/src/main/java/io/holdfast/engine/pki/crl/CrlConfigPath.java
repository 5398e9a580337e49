package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code config/crl}: how revocation is told. */
public final class CrlConfigPath {
  private static final Field<String> EXPIRY =
      Field.string("expiry", "For how long a CRL is good, e.g. 72h.");
  private static final Field<Boolean> DISABLE =
      Field.bool("disable", "Whether CRLs are empty, whatever is revoked.");
  private static final Field<Boolean> OCSP_DISABLE =
      Field.bool("ocsp_disable", "Whether the OCSP responder answers nobody.");
  private static final Field<String> OCSP_EXPIRY =
      Field.string("ocsp_expiry", "For how long an OCSP answer is good; 0 leaves it open.");
  private static final Field<Boolean> AUTO_REBUILD =
      Field.bool(
          "auto_rebuild",
          "Whether a revocation waits for the next rebuilding instead of causing one.");
  private static final Field<String> GRACE =
      Field.string(
          "auto_rebuild_grace_period", "How long before its end a CRL is rebuilt, e.g. 12h.");
  private static final Field<Boolean> ENABLE_DELTA =
      Field.bool("enable_delta", "Whether there are delta CRLs; needs auto_rebuild.");
  private static final Field<String> DELTA_INTERVAL =
      Field.string("delta_rebuild_interval", "How often delta CRLs are rebuilt, e.g. 15m.");
  private static final Field<Boolean> ALLOW_EXPIRED =
      Field.bool(
          "allow_expired_cert_revocation", "Whether a certificate that ended can be revoked.");

  private CrlConfigPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/crl")
            .describe(
                "How revocation is told: CRLs, delta CRLs, OCSP.",
                "CRLs are renewed before they end. A revocation rebuilds the CRL at once, unless"
                    + " auto_rebuild is set: then it waits for the next time, which is cheaper for"
                    + " many revocations; delta CRLs tell of it meanwhile.")
            .fields(EXPIRY, DISABLE, OCSP_DISABLE, OCSP_EXPIRY, AUTO_REBUILD, GRACE)
            .fields(ENABLE_DELTA, DELTA_INTERVAL, ALLOW_EXPIRED)
            .on(Operation.READ, call -> Response.data(CrlConfig.of(call).view()))
            .onWrite(CrlConfigPath::write));
  }

  private static Outcome write(Call call) {
    CrlConfig before = CrlConfig.of(call);
    CrlConfig after =
        new CrlConfig(
            duration(call, EXPIRY, before.expiry()),
            call.find(DISABLE).orElse(before.disable()),
            call.find(OCSP_DISABLE).orElse(before.ocspDisable()),
            duration(call, OCSP_EXPIRY, before.ocspExpiry()),
            call.find(AUTO_REBUILD).orElse(before.autoRebuild()),
            duration(call, GRACE, before.autoRebuildGracePeriod()),
            call.find(ENABLE_DELTA).orElse(before.enableDelta()),
            duration(call, DELTA_INTERVAL, before.deltaRebuildInterval()),
            call.find(ALLOW_EXPIRED).orElse(before.allowExpiredCertRevocation()));
    check(after);
    after.store(call);
    return after.equals(before)
        ? Response.data(after.view())
        : CrlRebuild.ofAll(call).then(later -> Response.data(after.view()));
  }

  private static void check(CrlConfig config) {
    if (config.lifetime().isZero()) {
      throw new Refusal.InvalidRequest("expiry must be more than zero: CRLs would end at once");
    }
    if (config.enableDelta() && !config.autoRebuild()) {
      throw new Refusal.InvalidRequest(
          "enable_delta needs auto_rebuild: without it each revocation rebuilds the whole CRL");
    }
    if (config.autoRebuild()
        && Durations.parse(config.autoRebuildGracePeriod()).compareTo(config.lifetime()) >= 0) {
      throw new Refusal.InvalidRequest(
          "auto_rebuild_grace_period must be shorter than expiry (%s), not %s"
              .formatted(config.expiry(), config.autoRebuildGracePeriod()));
    }
    if (config.enableDelta()
        && (config.deltaInterval().isZero()
            || config.deltaInterval().compareTo(config.lifetime()) >= 0)) {
      throw new Refusal.InvalidRequest(
          "delta_rebuild_interval must be more than zero and shorter than expiry");
    }
  }

  private static String duration(Call call, Field<String> field, String before) {
    return call.find(field)
        .map(text -> {
          try {
            if (Durations.parse(text).isNegative()) {
              throw new IllegalArgumentException("it is negative");
            }
            return text;
          } catch (IllegalArgumentException e) {
            throw new Refusal.InvalidRequest(
                "given %s could not be decoded: %s".formatted(field.name(), e.getMessage()));
          }
        })
        .orElse(before);
  }
}
