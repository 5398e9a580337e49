package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A command on a mount of the bitcoin engine. */
abstract class BitcoinCommand extends SecretCommand {
  @Flag(names = "-mount", label = "<path>", help = "The engine's mount (bitcoin).")
  private String mount = "bitcoin";

  /** A path below the mount. */
  final String path(String kind, String name) {
    return mount.replaceAll("^/+|/+$", "") + "/" + kind + "/" + name;
  }

  /** A path of the mount itself. */
  final String path(String name) {
    return mount.replaceAll("^/+|/+$", "") + "/" + name;
  }

  /** Sends, and prints the answer with its amounts in satoshi and bitcoin. */
  final int ask(Session session, ApiRequest request, String what) {
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
  void received(Json.Obj data) {}

  /** The rows in which the data is shown. */
  SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    data.members().forEach((name, value) -> rows.put(name, Amount.cell(name, value)));
    return rows;
  }
}
