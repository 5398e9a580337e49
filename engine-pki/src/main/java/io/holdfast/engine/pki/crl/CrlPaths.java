package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code crl/rotate} and {@code crl/rotate-delta}: make CRLs anew. */
public final class CrlPaths {
  private CrlPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("crl/rotate")
            .describe("Make the CRLs of all issuers anew.", "Also what expired or waits.")
            .on(Operation.READ, CrlPaths::rotate)
            .onWrite(CrlPaths::rotate),
        Route.path("crl/rotate-delta")
            .describe("Make the delta CRLs of all issuers anew.", "They need enable_delta.")
            .on(Operation.READ, CrlPaths::rotateDelta)
            .onWrite(CrlPaths::rotateDelta));
  }

  private static Outcome rotate(Call call) {
    return CrlRebuild.ofAll(call).then(later -> success());
  }

  private static Outcome rotateDelta(Call call) {
    if (!CrlConfig.of(call).enableDelta()) {
      call.warn("no delta CRL was made: enable_delta is not set in config/crl");
      return success();
    }
    return CrlRebuild.deltasOfAll(call).then(later -> success());
  }

  private static Response success() {
    return Response.data(Json.object().put("success", true));
  }
}
