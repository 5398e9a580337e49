package io.holdfast.cli.auth;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.cli.terminal.TokenHelper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code login [AUTH K=V...]}. */
@Usage(
    synopsis = "holdfast login [options] [TOKEN | - | AUTH K=V...]",
    does = {
      "Logs in, and keeps the token in ~/.vault-token for the commands that follow. What is",
      "secret is asked for when it isn't given: see holdfast auth help METHOD."
    })
public final class Login extends SecretCommand {
  @Flag(names = "-method", label = "<type>", help = "The auth method (token).")
  private String method = "token";

  @Flag(names = "-path", label = "<path>", help = "Where it is, if not at its type.")
  private @Nullable String path;

  @Flag(names = "-no-store", help = "Don't keep the token.")
  private boolean noStore;

  @Flag(names = "-no-print", help = "Don't show the token.")
  private boolean noPrint;

  @Flag(names = "-token-only", help = "Print the token alone, and don't keep it.")
  private boolean tokenOnly;

  @Override
  protected int call(Session session) {
    LoginMethod chosen =
        LoginMethod.named(method.strip())
            .orElseThrow(() ->
                Failure.local(
                    "Unknown auth method: "
                        + method
                        + ". This command line can log in by "
                        + LoginMethod.names()
                        + "; by others with holdfast write auth/..."));
    Secret login = chosen == LoginMethod.TOKEN ? byToken(session) : byMethod(session, chosen);
    if (login.isWrapped() && !tokenOnly && !noStore) {
      login = unwrap(session.client(), login);
    }
    return finish(session, login);
  }

  private Secret byMethod(Session session, LoginMethod chosen) {
    Json.Obj data = KeyValues.parse(arguments().words(), session.terminal());
    String name = chosen.required();
    if (!name.isEmpty() && data.text(name).isEmpty()) {
      throw Failure.local("'" + name + "' must be specified: " + name + "=...");
    }
    if (!chosen.secret().isEmpty() && data.text(chosen.secret()).isEmpty()) {
      String asked = ask(session.terminal(), chosen.secret(), chosen.secret() + "=-");
      data = data.with(chosen.secret(), Json.of(asked));
    }
    String mount = AuthPath.of(path == null ? chosen.type() : path);
    if (chosen == LoginMethod.OIDC) {
      return new OidcLogin(session, mount, data).run();
    }
    String login = chosen.path(mount, data);
    Json body = chosen.namesUserInPath() ? without(data, "username") : data;
    Client anonymous = session.client().withToken("");
    return during("authenticating", () -> anonymous.put(login, body)).secret();
  }

  private Secret byToken(Session session) {
    List<String> words = arguments().between(0, 1);
    String given = words.isEmpty() ? "" : words.getFirst().replaceFirst("^token=", "");
    String token =
        switch (given) {
          case "" -> ask(session.terminal(), "Token", "-");
          case "-" -> session.terminal().stdinText().strip();
          default -> given.strip();
        };
    ApiRequest request = ApiRequest.of("GET", "auth/token/lookup-self").asAside();
    if (tokenOnly) {
      return asLogin(Json.Obj.EMPTY.with("id", Json.of(token)), Json.Obj.EMPTY, token);
    }
    Secret found =
        during(
                "authenticating: looking up token",
                () -> session.client().withToken(token).send(request))
            .secret();
    return asLogin(found.data(), found.envelope(), token);
  }

  /** What a lookup tells, as if the token had just been given by a login. */
  private static Secret asLogin(Json.Obj data, Json.Obj envelope, String token) {
    Json.Obj auth =
        Json.Obj.EMPTY
            .with("client_token", Json.of(token))
            .with("accessor", Json.of(data.text("accessor")))
            .with("policies", Json.ofTexts(policies(data)))
            .with("token_policies", Json.ofTexts(data.texts("policies")))
            .with("identity_policies", Json.ofTexts(data.texts("identity_policies")))
            .with("metadata", data.object("meta"))
            .with("orphan", Json.of(data.flag("orphan")))
            .with("entity_id", Json.of(data.text("entity_id")))
            .with("lease_duration", Json.of(data.number("ttl")))
            .with("renewable", Json.of(data.flag("renewable")));
    return new Secret(envelope.with("data", Json.Null.NULL).with("auth", auth));
  }

  private static List<String> policies(Json.Obj data) {
    return Stream.concat(data.texts("policies").stream(), data.texts("identity_policies").stream())
        .distinct()
        .toList();
  }

  private static Secret unwrap(Client client, Secret wrapped) {
    Client bearer = client.withoutWrapping().withToken(wrapped.wrapInfo().text("token"));
    return during("unwrapping the login", () -> bearer.put("sys/wrapping/unwrap", Json.Obj.EMPTY))
        .secret();
  }

  private int finish(Session session, Secret login) {
    Output output = session.output();
    String token =
        login.isWrapped() ? login.wrapInfo().text("token") : login.auth().text("client_token");
    if (tokenOnly) {
      output.raw(token);
      return 0;
    }
    if (!login.auth().object("mfa_requirement").isEmpty()) {
      output.note(
          "A second factor is required: give it with holdfast write sys/mfa/validate"
              + " mfa_request_id=... mfa_payload=...");
      return output.secret(login) ? 0 : 1;
    }
    if (login.auth().isEmpty() && !login.isWrapped()) {
      throw Failure.remote("The server returned no token");
    }
    if (!noStore && !login.isWrapped()) {
      store(session.terminal(), token);
    }
    if (noPrint && !output.hasField()) {
      return 0;
    }
    if (!output.hasField()) {
      output.line(noStore ? NOT_STORED : STORED);
    }
    return output.secret(login) ? 0 : 1;
  }

  private static final String STORED =
      """
      Success! You are now authenticated. The token below is kept in ~/.vault-token:
      the commands that follow use it, and you need not log in again.
      """;

  private static final String NOT_STORED =
      """
      Success! You are now authenticated. The token below was not kept: set VAULT_TOKEN
      to it for the commands that follow.
      """;

  private static void store(Terminal terminal, String token) {
    new TokenHelper(terminal.home()).store(token);
    terminal
        .variableName("TOKEN")
        .ifPresent(name ->
            terminal
                .err()
                .println(
                    "WARNING! The environment variable "
                        + name
                        + " is set, and goes before the token that is kept now."
                        + " Unset it to use this login.\n"));
  }

  private String ask(Terminal terminal, String what, String onStdin) {
    String prompt =
        what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " (will be hidden): ";
    return (isInteractive() ? terminal.askHidden(prompt) : Optional.<String>empty())
        .map(String::strip)
        .filter(answer -> !answer.isEmpty())
        .orElseThrow(() ->
            Failure.local(
                "There is no terminal to ask on: give it on standard input with " + onStdin));
  }

  private static Json.Obj without(Json.Obj data, String name) {
    var members = new LinkedHashMap<>(data.members());
    members.remove(name);
    return new Json.Obj(members);
  }
}
