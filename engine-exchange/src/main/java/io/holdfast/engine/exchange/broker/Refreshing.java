package io.holdfast.engine.exchange.broker;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engine.exchange.outside.Courier;
import io.holdfast.engine.exchange.route.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Exchanges refresh tokens that are good once.
 *
 * <ol>
 *   <li>The first transaction stores an attempt with an id. Who comes while it is there joins it.
 *   <li>The effect makes the exchange, once in this process, with the attempt's id as idempotency
 *       key.
 *   <li>The second transaction stores the tokens that came; only then anybody gets one.
 * </ol>
 *
 * A crash between leaves the attempt: what is asked next is the same again, with the same id, which
 * a venue that knows such ids answers as it did the first time. One that knows none may refuse the
 * token because it was used: then the chain has ended, which is stored, told and logged.
 */
final class Refreshing {
  static final Duration MARGIN = Duration.ofSeconds(30);

  /** Longer than an exchange can take. */
  private static final Duration CLAIM = Duration.ofSeconds(40);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final String SUBJECT = "refresh:";

  private final Courier courier;
  private final Flights flights = new Flights();

  Refreshing(Courier courier) {
    this.courier = courier;
  }

  /** The chain that a scheduled subject is about. */
  static Optional<String> name(String subject) {
    return subject.startsWith(SUBJECT)
        ? Optional.of(subject.substring(SUBJECT.length()))
        : Optional.empty();
  }

  /** Plans the next exchange: before the refresh token ends, or soon where one has failed. */
  void plan(Call call, String name, Grant grant) {
    if (!grant.broken().isEmpty()) {
      cancel(call, name);
      return;
    }
    Instant next =
        grant.failures() > 0 || grant.attempt() != null
            ? call.now().plus(FIRST_PAUSE.multipliedBy(1L << Math.clamp(grant.failures(), 0, 8)))
            : grant.refreshBy().minus(grant.terms().refreshTtl().dividedBy(4));
    call.services().schedule().at(SUBJECT + name, next);
  }

  void cancel(Call call, String name) {
    call.services().schedule().cancel(SUBJECT + name);
  }

  void forget() {
    flights.forgetAll();
  }

  /** Gives an access token, exchanged first where it is about to end. */
  Outcome access(Call call, String name, Function<Grant, Response> answer) {
    Grant grant = Grants.require(call, name);
    if (grant.isFresh(call.now(), MARGIN)) {
      return answer.apply(grant);
    }
    return begin(call, name, grant, answer);
  }

  /** Does what is due. */
  Outcome due(Call call, String name) {
    Optional<Grant> grant = Grants.find(call, name);
    if (grant.isEmpty() || !grant.get().broken().isEmpty()) {
      return Response.empty();
    }
    Outcome begun = begin(call, name, grant.get(), renewed -> Response.empty());
    return begun instanceof Effect exchange ? told(exchange) : begun;
  }

  /** Nobody waits for the answer: what failed is stored, and logged. */
  private static Effect told(Effect exchange) {
    return () -> {
      Effect.Completion completion = exchange.perform();
      return call -> {
        Response response = completion.complete(call);
        if (response instanceof Response.Refused(Refusal why)) {
          call.warn(why.text());
          return Response.empty();
        }
        return response;
      };
    };
  }

  /** Begins an exchange, or joins the one that is under way. */
  Outcome begin(Call call, String name, Grant grant, Function<Grant, Response> answer) {
    if (!grant.broken().isEmpty()) {
      throw ended(name, grant.broken());
    }
    Grant.Attempt known = grant.attempt();
    Grant.Attempt attempt;
    if (known == null) {
      attempt =
          new Grant.Attempt(
              call.services().uuid(), call.now().plus(CLAIM), flights.process(), false);
    } else if (known.process().equals(flights.process()) && known.until().isAfter(call.now())) {
      attempt = known;
    } else if (known.until().isAfter(call.now()) && grant.terms().idempotencyHeader().isEmpty()) {
      throw new Refusal.Unavailable(
          "the tokens of \"" + name + "\" are being exchanged; try again in a minute");
    } else {
      attempt = new Grant.Attempt(known.id(), call.now().plus(CLAIM), flights.process(), true);
    }
    if (!attempt.equals(known)) {
      Grant trying = grant.trying(attempt);
      Grants.put(call, name, trying);
      plan(call, name, trying);
    }
    Grant.Attempt begun = attempt;
    Effect exchange =
        () -> {
          Exchange.Result result =
              flights.of(begun.id(), () -> Exchange.perform(courier, grant, begun.id()));
          return done -> complete(done, name, begun, result, answer);
        };
    return exchange;
  }

  private Response complete(
      Call call,
      String name,
      Grant.Attempt attempt,
      Exchange.Result result,
      Function<Grant, Response> answer) {
    Grant grant = Grants.require(call, name);
    Grant.Attempt pending = grant.attempt();
    if (pending == null || !pending.id().equals(attempt.id())) {
      // Somebody who joined the same exchange stored its outcome.
      if (grant.isFresh(call.now(), Duration.ZERO)) {
        return answer.apply(grant);
      }
      throw grant.broken().isEmpty()
          ? new Refusal.Unavailable("the tokens of \"" + name + "\" changed meanwhile; try again")
          : ended(name, grant.broken());
    }
    return switch (result) {
      case Exchange.Result.Got(Tokens tokens) -> {
        Grant renewed = grant.renewed(tokens, call.now());
        store(call, name, renewed);
        yield answer.apply(renewed);
      }
      case Exchange.Result.NotDone(String why) -> {
        // Of an attempt that may have arrived before, that this one did not says nothing.
        store(call, name, pending.again() ? grant.unknown(over(call, pending)) : grant.untried());
        yield failed(name, why + "; the refresh token was not used");
      }
      case Exchange.Result.Unknown(String why) -> {
        store(call, name, grant.unknown(over(call, pending)));
        yield failed(name, why + "; the same is asked again by itself");
      }
      case Exchange.Result.Invalid(String error) -> {
        String why =
            pending.again()
                ? "the venue took the refresh token, its answer was lost, and it gives it no second"
                    + " time ("
                    + error
                    + ")"
                : "the venue says that the refresh token is not valid (" + error + ")";
        store(call, name, grant.ended(why));
        yield new Response.Refused(ended(name, why));
      }
    };
  }

  private static Grant.Attempt over(Call call, Grant.Attempt attempt) {
    return new Grant.Attempt(attempt.id(), call.now(), attempt.process(), true);
  }

  private void store(Call call, String name, Grant grant) {
    Grants.put(call, name, grant);
    plan(call, name, grant);
  }

  private static Response failed(String name, String why) {
    return new Response.Refused(
        new Refusal.UpstreamFailed(
            "the tokens of \"" + name + "\" could not be exchanged: " + why));
  }

  private static Refusal ended(String name, String why) {
    return new Refusal.UpstreamFailed(
        "the tokens of \""
            + name
            + "\" have ended: "
            + why
            + ". Get a new refresh token from the venue and write it to "
            + Named.TOKENS.storageKey(name).replaceFirst("^token", "tokens"));
  }
}
