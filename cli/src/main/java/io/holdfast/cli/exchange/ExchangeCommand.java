package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A command on a mount of the exchange engine. */
abstract class ExchangeCommand extends SecretCommand {
  @Flag(names = "-mount", label = "<path>", help = "The engine's mount (exchange).")
  private String mount = "exchange";

  /** A path below the mount. */
  final String path(String kind, String name) {
    return mount.replaceAll("^/+|/+$", "") + "/" + kind + "/" + name;
  }

  /** Sends, and prints the answer as rows. */
  final int ask(Session session, ApiRequest request, String what) {
    Secret answer = during(what, () -> session.client().send(request)).secret();
    Output output = session.output();
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

  /** Lists the names of a kind. */
  final int names(Session session, String kind) {
    arguments().none();
    String path = path(kind, "");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }

  /** Deletes one of a kind. */
  final int delete(Session session, String kind) {
    String path = path(kind, arguments().one());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }

  /** Shows one of a kind. */
  final int read(Session session, String kind) {
    String path = path(kind, arguments().one());
    return ask(session, ApiRequest.of("GET", path), "reading " + path);
  }

  /** The rows in which the data is shown. */
  SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    data.members().forEach((name, value) -> rows.put(name, Output.cell(name, value)));
    return rows;
  }
}
