package io.holdfast.cli.policy;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code policy write NAME FILE}. */
@Usage(
    synopsis = "holdfast policy write [options] NAME FILE",
    does = "Uploads a policy from a file, or from standard input with -.")
final class PolicyWrite extends ApiCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String name = words.getFirst().strip().toLowerCase(Locale.ROOT);
    Json body = Json.Obj.EMPTY.with("policy", Json.of(text(words.getLast(), session.terminal())));
    ApiResponse answer =
        during("uploading policy", () -> session.client().put("sys/policies/acl/" + name, body));
    if (answer.body().length > 0) {
      session.output().warnings(answer.secret());
    }
    session.output().line("Success! Uploaded policy: " + name);
    return 0;
  }

  private static String text(String file, Terminal terminal) {
    if (file.equals("-")) {
      return terminal.stdinText();
    }
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      throw Failure.remote("Error opening policy file: no such file: " + file);
    } catch (IOException e) {
      throw Failure.remote("Error reading policy file " + file + ": it is not readable text");
    }
  }
}
