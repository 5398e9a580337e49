package io.holdfast.core.pipeline;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Refusal;
import io.holdfast.core.Answer;
import io.holdfast.core.quota.QuotaConfig;
import io.holdfast.core.quota.QuotaStore;
import io.holdfast.core.quota.QuotaTable;
import io.holdfast.core.quota.RateLimits;
import io.holdfast.core.quota.RateVerdict;
import io.holdfast.core.router.Router;
import org.jspecify.annotations.Nullable;

/** Whether a client asks too often: the first room, before it is looked at who asks. */
public final class RateLimiting {
  private final QuotaStore quotas;
  private final RateLimits limits;

  /**
   * @param limits what was counted so far; it outlives the sealing of a server
   */
  public RateLimiting(QuotaStore quotas, RateLimits limits) {
    this.quotas = quotas;
    this.limits = limits;
  }

  /** What was found of a request; once for all tries of its transaction. */
  record Found(RateVerdict verdict, QuotaConfig config) {
    /** Whether an answer says something of the limit. */
    boolean speaks() {
      return !(verdict instanceof RateVerdict.Unlimited);
    }

    /** Whether the request is refused, and that is not recorded. */
    boolean refusesSilently() {
      return !verdict.allows() && !config.auditLogging();
    }

    Answer onto(Answer answer) {
      return speaks() ? answer.with(verdict.headers(config.responseHeaders())) : answer;
    }
  }

  /** Counts a request and judges it. */
  Found judge(Visit visit) {
    QuotaTable table = quotas.at(visit.tx());
    String address = visit.request().origin().address();
    String namespace = visit.request().namespace().path();
    if (!table.hasRates()
        || address.isEmpty()
        || table.config().exempts(namespace, visit.request().path())) {
      return new Found(new RateVerdict.Unlimited(), table.config());
    }
    Router.Mounted mounted = visit.mounted();
    String mount = mounted == null ? "" : mounted.fullPath();
    RateVerdict verdict =
        table
            .rateFor(
                namespace,
                mount,
                visit.fullPath(),
                table.asksForRole(mount) ? role(visit, mounted) : "")
            .map(quota -> limits.take(quota, address, visit.now()))
            .orElseGet(RateVerdict.Unlimited::new);
    return new Found(verdict, table.config());
  }

  private static String role(Visit visit, Router.@Nullable Mounted mounted) {
    return mounted != null && mounted.backend() instanceof AuthMethod method
        ? method.loginRole(visit).orElse("")
        : "";
  }

  /**
   * @throws Refusal.QuotaExceeded when the client asked too often
   */
  static void require(Found found, Visit visit) {
    if (!found.verdict().allows()) {
      throw new Refusal.QuotaExceeded(
          "request path \"" + visit.request().path() + "\": rate limit quota exceeded");
    }
  }
}
