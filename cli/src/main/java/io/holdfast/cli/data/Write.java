package io.holdfast.cli.data;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code write PATH K=V...}. */
@Usage(
    synopsis = "holdfast write [options] PATH [DATA K=V...]",
    does = {
      "Writes data to a path. Data is key=value, key=@file, key=- (standard input), @file.json",
      "or - (a JSON object from standard input)."
    })
public final class Write extends SecretCommand {
  @Flag(
      names = {"-f", "-force"},
      help = "Write without data, where a path needs none.")
  private boolean force;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    if (words.size() == 1 && !force) {
      throw Failure.local("Must supply data or use -force");
    }
    ApiRequest request = ApiRequest.of("PUT", words.getFirst(), data);
    return send(session, request, "Error writing data to ");
  }

  /** Sends a change of the path and prints what comes back. */
  static int send(Session session, ApiRequest request, String trouble) {
    String what = trouble.substring("Error ".length()) + request.path();
    ApiResponse answer = during(what, () -> session.client().send(request));
    if (answer.body().length == 0 || answer.secret().isEmpty()) {
      if (answer.body().length > 0) {
        session.output().warnings(answer.secret());
      }
      if (!session.output().hasField()) {
        session.output().line("Success! Data written to: " + request.path());
      }
      return 0;
    }
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}
