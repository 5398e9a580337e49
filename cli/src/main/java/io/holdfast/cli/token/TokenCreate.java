package io.holdfast.cli.token;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.GoDuration;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code token create}. */
@Usage(
    synopsis = "holdfast token create [options]",
    does = {
      "Makes a token, a child of the one in use. It has the same policies unless some of them",
      "are named."
    })
final class TokenCreate extends SecretCommand {
  @Flag(names = "-policy", label = "<name>", help = "A policy; may be given again.")
  private List<String> policies = new ArrayList<>();

  @Flag(names = "-ttl", label = "<duration>", help = "How long it lives before it must be renewed.")
  private @Nullable GoDuration ttl;

  @Flag(names = "-explicit-max-ttl", label = "<duration>", help = "How long it lives at most.")
  private @Nullable GoDuration explicitMaxTtl;

  @Flag(
      names = "-period",
      label = "<duration>",
      help = "Every renewal gives it this much time, without an end.")
  private @Nullable GoDuration period;

  @Flag(names = "-use-limit", label = "<n>", help = "How often it can be used.")
  private int useLimit;

  @Flag(names = "-renewable", help = "Whether it can be renewed (true).")
  private boolean renewable = true;

  @Flag(names = "-orphan", help = "Make it nobody's child.")
  private boolean orphan;

  @Flag(names = "-no-default-policy", help = "Leave out the policy default.")
  private boolean noDefaultPolicy;

  @Flag(names = "-display-name", label = "<name>", help = "A name for the log.")
  private String displayName = "";

  @Flag(
      names = "-metadata",
      label = "<key=value>",
      help = "A note that goes with it; may be given again.")
  private List<String> metadata = new ArrayList<>();

  @Flag(names = "-role", label = "<name>", help = "Make it by a token role.")
  private @Nullable String role;

  @Flag(names = "-type", label = "<type>", help = "service or batch.")
  private String type = "service";

  @Flag(names = "-entity-alias", label = "<name>", help = "The entity's alias.")
  private String entityAlias = "";

  @Flag(names = "-id", label = "<token>", help = "The token itself; from standard input with -.")
  private String id = "";

  @Override
  protected int call(Session session) {
    arguments().none();
    String token = id.equals("-") ? session.terminal().stdinText().strip() : id;
    Json body = body(token);
    String path = role == null ? "auth/token/create" : "auth/token/create/" + role;
    ApiResponse answer = during("creating token", () -> session.client().post(path, body));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }

  private Json body(String token) {
    Json.Obj body =
        Json.Obj.EMPTY
            .withText("id", token)
            .withText("ttl", api(ttl))
            .withText("explicit_max_ttl", api(explicitMaxTtl))
            .withText("period", api(period))
            .withText("entity_alias", entityAlias)
            .with("display_name", Json.of(displayName))
            .with("num_uses", Json.of(useLimit))
            .with("renewable", Json.of(renewable))
            .with("no_parent", Json.of(orphan))
            .with("no_default_policy", Json.of(noDefaultPolicy))
            .with("type", Json.of(type));
    body = policies.isEmpty() ? body : body.with("policies", Json.ofTexts(policies));
    Map<String, String> notes = notes();
    return notes.isEmpty() ? body : body.with("meta", Json.ofTexts(notes));
  }

  private static String api(@Nullable GoDuration duration) {
    return duration == null ? "" : duration.forApi();
  }

  private Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>();
    for (String pair : metadata) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw Failure.local("-metadata takes key=value");
      }
      notes.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return notes;
  }
}
