package io.holdfast.auth.approle;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code tidy/secret-id}: removes secret ids that expired, which no login takes any more. */
final class TidyPath {
  /** What one transaction may remove. */
  private static final int AT_ONCE = 10_000;

  private TidyPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("tidy/secret-id")
            .describe(
                "Trigger the clean-up of expired secret ids.",
                "Expired secret ids are also removed bit by bit as new ones are issued.")
            .on(Operation.UPDATE, TidyPath::tidy));
  }

  private static Response tidy(Call call) {
    boolean more = new Expiries(call.storage()).sweep(call.now(), AT_ONCE);
    call.warn(
        more
            ? "Tidy removed " + AT_ONCE + " expired secret ids; there may be more: call it again."
            : "Tidy removed all expired secret ids.");
    return Response.accepted();
  }
}
