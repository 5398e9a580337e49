package io.holdfast.engine.exchange.broker;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.exchange.outside.BaseUrl;
import io.holdfast.engine.exchange.outside.Courier;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.route.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code tokens/:name} and {@code tokens/:name/access}: access tokens from refresh tokens that are
 * good once. The refresh token is never shown.
 */
public final class TokenPath {
  private static final Field<String> TOKEN_URL =
      Field.string("token_url", "The venue's token endpoint.");
  private static final Field<String> CLIENT_ID = Field.string("client_id", "The client's id.");
  private static final Field<String> CLIENT_SECRET =
      Field.string("client_secret", "The client's secret, where it has one.").sensitive();
  private static final Field<String> REFRESH_TOKEN =
      Field.string("refresh_token", "The refresh token to begin with.").sensitive();
  private static final Field<String> CLIENT_AUTH =
      Field.string("client_auth", "How the client shows who it is: basic or body.")
          .withDefault("basic")
          .oneOf("basic", "body");
  private static final Field<String> SCOPE = Field.string("scope", "The scope to ask for.");
  private static final Field<String> IDEMPOTENCY_HEADER =
      Field.string(
          "idempotency_header",
          "The header by which the venue knows a repeated request, such as Idempotency-Key.");
  private static final Field<Duration> REFRESH_TTL =
      Field.duration("refresh_ttl", "How long a refresh token lives unused.")
          .withDefault(Duration.ofHours(24));

  private static final String HEADER = "[A-Za-z0-9-]{1,60}";

  private final Refreshing refreshing;

  public TokenPath(Courier courier) {
    this.refreshing = new Refreshing(courier);
  }

  public Routes routes() {
    return Routes.of(
        Named.TOKENS.list(),
        Named.TOKENS
            .route("")
            .describe(
                "Begin, read or delete a chain of refresh tokens.",
                "Each refresh token is good once and gives the next. They are exchanged by one at a"
                    + " time, also by themselves before they end, and stored before anybody gets"
                    + " what came.")
            .fields(
                TOKEN_URL,
                CLIENT_ID,
                CLIENT_SECRET,
                REFRESH_TOKEN,
                CLIENT_AUTH,
                SCOPE,
                IDEMPOTENCY_HEADER,
                REFRESH_TTL)
            .exists(Named.TOKENS::exists)
            .on(
                Operation.READ,
                call -> Response.data(Grants.require(call, call.get(Named.NAME)).view()))
            .onWrite(this::write)
            .on(Operation.DELETE, this::delete),
        Named.TOKENS
            .route("/access")
            .describe(
                "Get an access token.",
                "The one that is there while it is good for half a minute more, else a fresh one.")
            .on(Operation.READ, this::access)
            .onWrite(this::access));
  }

  private Outcome access(Call call) {
    return refreshing.access(call, call.get(Named.NAME), grant -> answer(call, grant));
  }

  private static Response answer(Call call, Grant grant) {
    return Response.data(
        Json.object()
            .put("access_token", grant.accessToken())
            .put("expires", grant.accessExpires().toString())
            .put("ttl", Duration.between(call.now(), grant.accessExpires()).toSeconds())
            .put("generation", grant.generation()));
  }

  private Response write(Call call) {
    String name = call.get(Named.NAME);
    Optional<Grant> before = Grants.find(call, name);
    Optional<Grant.Terms> old = before.map(Grant::terms);
    String url =
        call.find(TOKEN_URL)
            .map(text -> Inputs.of(TOKEN_URL.name(), () -> BaseUrl.endpoint(text)))
            .or(() -> old.map(Grant.Terms::tokenUrl))
            .orElseThrow(() -> Inputs.invalid(TOKEN_URL.name(), "is required"));
    boolean elsewhere = old.isPresent() && !old.get().tokenUrl().equals(url);
    if (elsewhere && !(call.has(REFRESH_TOKEN) && call.has(CLIENT_SECRET))) {
      throw Inputs.invalid(
          TOKEN_URL.name(),
          "changes only together with refresh_token and client_secret: what is stored goes nowhere"
              + " else");
    }
    String header =
        call.find(IDEMPOTENCY_HEADER).or(() -> old.map(Grant.Terms::idempotencyHeader)).orElse("");
    if (!header.isEmpty() && !header.matches(HEADER)) {
      throw Inputs.invalid(IDEMPOTENCY_HEADER.name(), "is not the name of a header");
    }
    Grant.Terms terms =
        new Grant.Terms(
            url,
            call.find(CLIENT_ID).or(() -> old.map(Grant.Terms::clientId)).orElse(""),
            call.find(CLIENT_AUTH)
                .filter(text -> !text.isEmpty())
                .or(() -> old.map(Grant.Terms::clientAuth))
                .orElse("basic"),
            call.find(SCOPE).or(() -> old.map(Grant.Terms::scope)).orElse(""),
            header,
            call.find(REFRESH_TTL)
                .or(() -> old.map(Grant.Terms::refreshTtl))
                .orElse(Duration.ofHours(24)));
    Grant grant = grant(call, before, terms);
    Grants.put(call, name, grant);
    refreshing.plan(call, name, grant);
    return Response.data(grant.view());
  }

  /** A refresh token that is given begins a new chain; else the one that is there goes on. */
  private static Grant grant(Call call, Optional<Grant> before, Grant.Terms terms) {
    String secret = call.find(CLIENT_SECRET).or(() -> before.map(Grant::clientSecret)).orElse("");
    if (call.get(REFRESH_TOKEN).isEmpty()) {
      Grant grant =
          before.orElseThrow(() -> Inputs.invalid(REFRESH_TOKEN.name(), "is required to begin"));
      return new Grant(
          terms,
          secret,
          grant.refreshToken(),
          grant.accessToken(),
          grant.accessExpires(),
          grant.refreshBy(),
          grant.generation(),
          grant.attempt(),
          grant.broken(),
          grant.failures(),
          grant.createdTime(),
          grant.refreshedTime());
    }
    return new Grant(
        terms,
        secret,
        call.get(REFRESH_TOKEN),
        "",
        Instant.EPOCH,
        call.now().plus(terms.refreshTtl()),
        before.map(Grant::generation).orElse(0L),
        null,
        "",
        0,
        before.map(Grant::createdTime).orElse(call.now()),
        null);
  }

  private Response delete(Call call) {
    String name = call.get(Named.NAME);
    refreshing.cancel(call, name);
    call.storage().delete(Named.TOKENS.storageKey(name));
    call.services().catalog().drop(Named.TOKENS.path(name));
    return Response.empty();
  }

  /** Exchanges what is due; empty where the subject is none of this room's. */
  public Optional<Outcome> due(Call call, String subject) {
    return Refreshing.name(subject).map(name -> refreshing.due(call, name));
  }

  /** Erases what is kept in memory. */
  public void forget() {
    refreshing.forget();
  }
}
