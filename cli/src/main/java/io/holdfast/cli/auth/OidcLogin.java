package io.holdfast.cli.auth;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiException;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.http.ClientException;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * A login at a provider's page: the user opens it in a browser, which comes back to this machine,
 * or (where the role is direct) to the server.
 */
final class OidcLogin {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int NONCE_BYTES = 24;
  private static final String PORT = "8250";

  private final Session session;
  private final Client client;
  private final String mount;
  private final Json.Obj data;

  OidcLogin(Session session, String mount, Json.Obj data) {
    this.session = session;
    this.client = session.client().withToken("");
    this.mount = "auth/" + mount;
    this.data = data;
  }

  Secret run() {
    String nonce =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.bytes(NONCE_BYTES));
    try (CallbackListener listener =
        CallbackListener.on(given("listenaddress", "localhost"), port())) {
      Json.Obj begun = begin(listener, nonce);
      String url = begun.text("auth_url");
      if (url.isEmpty()) {
        throw Failure.remote(
            "The server gives no login page for this role: check its role_type and that its"
                + " allowed_redirect_uris has "
                + redirectUri(listener));
      }
      session.terminal().err().println("Complete the login in your browser:\n\n    " + url + "\n");
      String state = begun.text("state");
      return state.isEmpty() ? finish(listener, nonce) : poll(state, nonce, begun);
    } catch (ClientException e) {
      throw Failure.remote("Error authenticating: " + e.getMessage());
    }
  }

  private Json.Obj begin(CallbackListener listener, String nonce) {
    Json.Obj body =
        Json.Obj.EMPTY
            .with("role", Json.of(data.text("role")))
            .with("redirect_uri", Json.of(redirectUri(listener)))
            .with("client_nonce", Json.of(nonce));
    return client.withoutWrapping().put(mount + "oidc/auth_url", body).secret().data();
  }

  private Secret finish(CallbackListener listener, String nonce) {
    Map<String, String> brought = listener.await(LONGEST);
    String error = brought.getOrDefault("error", "");
    if (!error.isEmpty()) {
      throw Failure.remote("The provider refused: " + error.replaceAll("[^a-z_]", ""));
    }
    String idToken = brought.getOrDefault("id_token", "");
    String state = brought.getOrDefault("state", "");
    if (!idToken.isEmpty()) {
      Json.Obj posted =
          Json.Obj.EMPTY
              .with("state", Json.of(state))
              .with("code", Json.of(brought.getOrDefault("code", "")))
              .with("id_token", Json.of(idToken));
      var _ = client.withoutWrapping().put(mount + "oidc/callback", posted);
    }
    ApiRequest request =
        ApiRequest.of("GET", mount + "oidc/callback")
            .parameter("state", state)
            .parameter("code", idToken.isEmpty() ? brought.getOrDefault("code", "") : "no_code")
            .parameter("client_nonce", nonce);
    return client.send(request).secret();
  }

  private Secret poll(String state, String nonce, Json.Obj begun) {
    Json.Obj body =
        Json.Obj.EMPTY.with("state", Json.of(state)).with("client_nonce", Json.of(nonce));
    long pause = seconds(begun.text("poll_interval"));
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() - end < 0) {
      try {
        return client.put(mount + "oidc/poll", body).secret();
      } catch (ApiException e) {
        if (!String.valueOf(e.getMessage()).contains("authorization_pending")) {
          throw e;
        }
      }
      try {
        Thread.sleep(Duration.ofSeconds(pause));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Failure.local("Interrupted");
      }
    }
    throw Failure.local("Nobody logged in at the page in " + LONGEST.toMinutes() + " min");
  }

  private static long seconds(String text) {
    return text.matches("[1-9]\\d{0,3}") ? Long.parseLong(text) : 5;
  }

  private String redirectUri(CallbackListener listener) {
    return CallbackListener.redirectUri(
        given("callbackmethod", "http"),
        given("callbackhost", "localhost"),
        number("callbackport", given("callbackport", Integer.toString(listener.port()))));
  }

  private int port() {
    return number("port", given("port", PORT));
  }

  private static int number(String name, String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw Failure.local("'" + name + "' is no port: " + text);
    }
    return Integer.parseInt(text);
  }

  private String given(String name, String otherwise) {
    String value = data.text(name);
    return value.isEmpty() ? otherwise : value;
  }
}
