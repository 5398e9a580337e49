package io.holdfast.cli.token;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code token capabilities [TOKEN] PATH}. */
@Usage(
    synopsis = "holdfast token capabilities [options] [TOKEN | ACCESSOR] PATH",
    does = "Shows what the token in use, or the one given, may do at a path.")
final class TokenCapabilities extends ApiCommand {
  @Flag(names = "-accessor", help = "The first argument is an accessor.")
  private boolean accessor;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(accessor ? 2 : 1, 2);
    String path = words.getLast();
    Json.Obj body = Json.Obj.EMPTY.with("paths", Json.ofTexts(List.of(path)));
    String api = "sys/capabilities-self";
    if (words.size() == 2) {
      Json given = Json.of(GivenToken.read(words.getFirst(), session.terminal()));
      body = body.with(accessor ? "accessor" : "token", given);
      api = accessor ? "sys/capabilities-accessor" : "sys/capabilities";
    }
    String chosen = api;
    Json complete = body;
    Json.Obj answer =
        during("listing capabilities", () -> session.client().post(chosen, complete)).json();
    Json.Obj data = answer.object("data").isEmpty() ? answer : answer.object("data");
    List<String> byPath = data.texts(path);
    List<String> capabilities =
        (byPath.isEmpty() ? data.texts("capabilities") : byPath).stream().sorted().toList();
    if (session.output().isTable()) {
      session.output().line(String.join(", ", capabilities));
    } else {
      session.output().structured(Json.ofTexts(capabilities));
    }
    return 0;
  }
}
