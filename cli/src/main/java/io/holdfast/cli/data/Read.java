package io.holdfast.cli.data;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Format;
import java.util.List;
import java.util.Map;

/** {@code read PATH [K=V...]}: data goes into the URL, as a read has no body. */
@Usage(
    synopsis = "holdfast read [options] PATH [DATA K=V...]",
    does = "Reads the data at a path: a secret, credentials, a configuration.")
public final class Read extends SecretCommand {
  @Override
  protected boolean allowsRaw() {
    return true;
  }

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    ApiRequest request = ApiRequest.of("GET", words.getFirst());
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    for (Map.Entry<String, Json> parameter : data.members().entrySet()) {
      request = request.parameter(parameter.getKey(), parameter.getValue().text());
    }
    ApiRequest complete = request;
    ApiResponse answer = during("reading " + request.path(), () -> session.client().find(complete));
    Secret secret = answer.secret();
    if (answer.isNotFound() && secret.isEmpty() && secret.warnings().isEmpty()) {
      throw Failure.remote("No value found at " + request.path());
    }
    if (session.output().format() == Format.RAW && !session.output().hasField()) {
      session.output().raw(answer.raw());
      return 0;
    }
    return session.output().secret(secret) ? 0 : 1;
  }
}
