package io.holdfast.engine.exchange;

import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.exchange.broker.TokenPath;
import io.holdfast.engine.exchange.key.KeyPath;
import io.holdfast.engine.exchange.key.KeyStore;
import io.holdfast.engine.exchange.nonce.Nonces;
import io.holdfast.engine.exchange.outside.Courier;
import io.holdfast.engine.exchange.policy.Policies;
import io.holdfast.engine.exchange.policy.PolicyPath;
import io.holdfast.engine.exchange.request.RequestPath;
import io.holdfast.engine.exchange.sign.Admission;
import io.holdfast.engine.exchange.sign.SignPath;
import io.holdfast.engine.exchange.venue.VenuePath;
import io.holdfast.engine.exchange.venue.Venues;
import io.holdfast.engine.exchange.webhook.WebhookPath;
import java.util.List;

/** The secrets engine {@code exchange}. */
public final class ExchangeEngine implements SecretsEngine {
  private final KeyStore keys = new KeyStore();
  private final Venues venues = new Venues();
  private final Policies policies = new Policies();
  private final Courier courier = new Courier();
  private final TokenPath tokens = new TokenPath(courier);
  private final Routes routes;

  public ExchangeEngine() {
    Admission admission = new Admission(keys, venues, policies, new Nonces());
    routes =
        Routes.concat(
            List.of(
                new SignPath(admission).routes(),
                new RequestPath(admission, courier).routes(),
                new KeyPath(keys, venues, policies::exists).routes(),
                PolicyPath.routes(),
                new VenuePath(KeyStore::ofVenue).routes(),
                tokens.routes(),
                WebhookPath.routes()));
  }

  @Override
  public String type() {
    return "exchange";
  }

  @Override
  public String description() {
    return "keys of exchanges that sign requests under a policy without being seen";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public Outcome due(Call call, String subject) {
    return tokens.due(call, subject).orElseGet(Response::empty);
  }

  @Override
  public void forgetSecrets() {
    keys.forget();
    tokens.forget();
  }
}
