package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Handler;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.util.Arrays;
import java.util.List;

/** The paths that each directory has, and what goes wrong there as clients of ACME read it. */
final class Served {
  /** What a signed request is sent as (RFC 7515, section 7.2.2). */
  static final List<Field<?>> JWS =
      List.of(
          Field.string("protected", "The protected header of the JWS, in base64url."),
          Field.string("payload", "What is signed, in base64url; empty to read only."),
          Field.string("signature", "The signature, in base64url."));

  private Served() {}

  /** What a path of a directory does. */
  @FunctionalInterface
  interface Step {
    Outcome take(Call call, Directory directory);
  }

  /** A path below each directory. */
  @FunctionalInterface
  interface Declared {
    Route.Builder of(String prefix, Directory.Scope scope);
  }

  static Routes everywhere(Declared declared) {
    return Routes.concat(
        Arrays.stream(Directory.Scope.values())
            .map(scope ->
                Routes.of(
                    declared.of(scope.template(), scope).fields(scope.fields()).unauthenticated()))
            .toList());
  }

  /** A handler that answers problems instead of refusals, and nothing where ACME is off. */
  static Handler answering(Directory.Scope scope, Step step) {
    return call -> {
      Directory directory = Directory.of(call, scope);
      if (!directory.config().enabled()) {
        return new Response.Raw(404, "", new byte[0], java.util.Map.of());
      }
      try {
        Outcome outcome = step.take(call, directory);
        return outcome instanceof Effect effect ? guarded(effect, directory) : outcome;
      } catch (AcmeException e) {
        return Answers.problem(call, directory, e.problem());
      }
    };
  }

  private static Effect guarded(Effect effect, Directory directory) {
    return new Effect() {
      @Override
      public Completion perform() {
        Completion completion = effect.perform();
        return later -> {
          try {
            return completion.complete(later);
          } catch (AcmeException e) {
            return Answers.problem(later, directory, e.problem());
          }
        };
      }

      @Override
      public boolean reachesOutside() {
        return effect.reachesOutside();
      }
    };
  }

  /** Does what may be refused for a reason that the client is to know. */
  static <T> T orProblem(Problem.Kind kind, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal.InvalidRequest refusal) {
      throw new AcmeException(kind, refusal.text());
    }
  }
}
