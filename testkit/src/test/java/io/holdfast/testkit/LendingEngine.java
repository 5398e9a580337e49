package io.holdfast.testkit;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.lease.Lease;
import io.holdfast.api.lease.LeaseTerms;
import io.holdfast.api.lease.Leasing;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Lends accounts of a system outside, which a test looks at and breaks. */
public final class LendingEngine implements SecretsEngine, Leasing {
  private static final Field<String> NAME = Field.string("name", "");
  private static final Field<Duration> TTL = Field.duration("ttl", "");
  private static final Field<Duration> MAX_TTL = Field.duration("max_ttl", "");

  private final Set<String> accounts = new ConcurrentSkipListSet<>();
  private volatile boolean down;
  private volatile Runnable whenMade = () -> {};
  private volatile Runnable beforeTaken = () -> {};

  /** The accounts that there are outside. */
  public Set<String> accounts() {
    return new TreeSet<>(accounts);
  }

  /** Whether the system outside refuses everything. */
  public void breakDown(boolean broken) {
    down = broken;
  }

  /** Runs once an account is made, before that is noted. */
  void whenMade(Runnable action) {
    whenMade = action;
  }

  /** Runs once before the next account is taken back. */
  void beforeTaken(Runnable action) {
    beforeTaken = action;
  }

  @Override
  public String type() {
    return "lending";
  }

  @Override
  public String description() {
    return "lends accounts";
  }

  @Override
  public Routes routes(Mount mount) {
    return Routes.of(
        Route.path("lend/{name}").fields(NAME, TTL, MAX_TTL).onWrite(this::lend),
        Route.path("stored/{name}").fields(NAME, TTL, MAX_TTL).onWrite(LendingEngine::stored),
        Route.path("later/{name}").fields(NAME, TTL).onWrite(LendingEngine::later),
        Route.path("done/{name}").fields(NAME).on(Operation.READ, LendingEngine::done));
  }

  private static LeaseTerms terms(Call call) {
    return new LeaseTerms(call.get(TTL), call.get(MAX_TTL), true);
  }

  private Outcome lend(Call call) {
    String account = call.get(NAME);
    Lease lease = call.services().leases().begin(Json.object().put("account", account));
    LeaseTerms terms = terms(call);
    Effect effect =
        () -> {
          requireUp();
          accounts.add(account);
          whenMade.run();
          return after -> Response.secret(Json.object().put("account", account), terms, lease);
        };
    return effect;
  }

  private static Outcome stored(Call call) {
    return Response.secret(
        Json.object().put("account", call.get(NAME)),
        terms(call),
        Json.object().put("stored", true));
  }

  private static Outcome later(Call call) {
    call.services().schedule().at(call.get(NAME), call.now().plus(call.get(TTL)));
    return Response.empty();
  }

  private static Outcome done(Call call) {
    return Response.data(
        Json.object().put("times", call.storage().keys("done/" + call.get(NAME), "", 100).size()));
  }

  @Override
  public Outcome due(Call call, String subject) {
    Effect effect =
        () -> {
          requireUp();
          return after -> {
            after.storage().put("done/" + subject + after.now(), new byte[] {1});
            return Response.empty();
          };
        };
    return effect;
  }

  private void requireUp() {
    if (down) {
      throw new Refusal.UpstreamFailed("the system outside is down");
    }
  }

  @Override
  public Optional<Leasing> leasing() {
    return Optional.of(this);
  }

  @Override
  public Outcome renew(Call call, Lease lease, Duration increment) {
    return Response.secret(
        Json.object(),
        new LeaseTerms(Duration.ofHours(1), Duration.ofHours(3), true),
        Json.object());
  }

  @Override
  public Outcome revoke(Call call, Lease lease) {
    if (lease.internal().path("stored").asBoolean()) {
      return Response.empty();
    }
    String account = lease.internal().path("account").asText();
    Effect effect =
        () -> {
          requireUp();
          Runnable before = beforeTaken;
          beforeTaken = () -> {};
          before.run();
          accounts.remove(account);
          return after -> Response.empty();
        };
    return effect;
  }
}
