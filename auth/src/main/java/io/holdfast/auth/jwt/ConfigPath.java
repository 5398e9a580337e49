package io.holdfast.auth.jwt;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Instant;
import java.util.Optional;

/** {@code config}: whom the mount trusts. */
record ConfigPath(Issuers issuers) {
  Routes routes() {
    return Routes.of(
        Route.path("config")
            .describe(
                "Configures whose tokens are taken.",
                "Exactly one of oidc_discovery_url, jwks_url, jwks_pairs and jwt_validation_pubkeys"
                    + " says where the keys are. A write replaces the whole configuration.")
            .fields(ConfigFields.all())
            .on(Operation.READ, ConfigPath::read)
            .on(Operation.UPDATE, this::write));
  }

  private static Response read(Call call) {
    return JwtConfig.find(call)
        .map(config -> Response.data(config.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private Outcome write(Call call) {
    JwtConfig config = ConfigFields.of(call);
    if (config.keys() instanceof KeySource.Given) {
      config.put(call);
      return Response.empty();
    }
    Instant now = call.now();
    boolean anyway = call.get(ConfigFields.SKIP_CHECK);
    Effect check =
        () -> {
          Optional<String> problem = issuers.problem(config, now);
          return later -> store(later, config, problem, anyway);
        };
    return check;
  }

  private static Response store(
      Call call, JwtConfig config, Optional<String> problem, boolean anyway) {
    if (problem.isPresent()) {
      if (!anyway) {
        throw new Refusal.InvalidRequest(problem.get());
      }
      call.warn(problem.get() + "; stored all the same");
    }
    config.put(call);
    return Response.empty();
  }
}
