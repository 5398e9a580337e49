package io.holdfast.cli.data;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;
import java.util.Map;

/** {@code delete PATH [K=V...]}: data goes into the URL. */
@Usage(
    synopsis = "holdfast delete [options] PATH [DATA K=V...]",
    does = "Deletes what is at a path.")
public final class Delete extends SecretCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    ApiRequest request = ApiRequest.of("DELETE", words.getFirst());
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    for (Map.Entry<String, Json> parameter : data.members().entrySet()) {
      request = request.parameter(parameter.getKey(), parameter.getValue().text());
    }
    ApiRequest complete = request;
    ApiResponse answer =
        during("deleting " + request.path(), () -> session.client().send(complete));
    if (answer.body().length > 0) {
      if (!answer.secret().isEmpty()) {
        return session.output().secret(answer.secret()) ? 0 : 1;
      }
      session.output().warnings(answer.secret());
    }
    session.output().line("Success! Data deleted (if it existed) at: " + request.path());
    return 0;
  }
}
