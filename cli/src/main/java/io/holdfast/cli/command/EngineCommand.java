package io.holdfast.cli.command;

import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A command on a mount of an engine. */
public abstract class EngineCommand extends SecretCommand {
  /** The path of the mount as it was given; slashes at its ends don't count. */
  protected abstract String mount();

  /** A path of the mount itself. */
  protected final String path(String name) {
    return mount().replaceAll("^/+|/+$", "") + "/" + name;
  }

  /** A path below the mount. */
  protected final String path(String kind, String name) {
    return path(kind + "/" + name);
  }

  /** Sends, and prints the answer as rows. */
  protected final int ask(Session session, ApiRequest request, String what) {
    Secret answer = during(what, () -> session.client().send(request)).secret();
    Output output = session.output();
    if (!answer.isEmpty() && !answer.isWrapped()) {
      received(answer.data());
    }
    if (answer.isEmpty()) {
      output.warnings(answer);
      output.line("Success! Data written to: " + request.path());
      return 0;
    }
    if (!output.isTable() || output.hasField() || answer.isWrapped()) {
      return output.secret(answer) ? 0 : 1;
    }
    output.warnings(answer);
    output.keyValues(rows(answer.data()));
    return 0;
  }

  /** What is done with the data before it is shown. */
  protected void received(Json.Obj data) {}

  /** The rows in which the data is shown. */
  protected SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    data.members().forEach((name, value) -> rows.put(name, cell(name, value)));
    return rows;
  }

  /** How a value is shown. */
  protected String cell(String name, Json value) {
    return Output.cell(name, value);
  }
}
