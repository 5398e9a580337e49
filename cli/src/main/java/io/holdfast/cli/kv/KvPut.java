package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.List;

/** {@code kv put KEY K=V...}. */
@Usage(
    synopsis = "holdfast kv put [options] KEY [DATA K=V...]",
    does = "Writes a secret. What it held before is replaced; version 2 keeps it as a version.")
final class KvPut extends KvCommand {
  @Flag(
      names = "-cas",
      label = "<n>",
      help = "Write only if this is the current version; 0: only if the key is new.")
  private int cas = -1;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    if (words.size() == 1) {
      throw Failure.local("Must supply data");
    }
    KvPath path = find(session, words.getFirst());
    Json.Obj options = cas < 0 ? Json.Obj.EMPTY : Json.Obj.EMPTY.with("cas", Json.of(cas));
    Json.Obj body = path.isV2() ? Json.Obj.EMPTY.with("data", data).with("options", options) : data;
    String api = path.api("data");
    ApiResponse answer = during("writing data to " + api, () -> session.client().put(api, body));
    return written(session.output(), answer.secret(), api);
  }

  /** Prints the version that a write made. */
  static int written(Output output, Secret secret, String path) {
    if (secret.isEmpty()) {
      output.warnings(secret);
      if (!output.hasField()) {
        output.line("Success! Data written to: " + path);
      }
      return 0;
    }
    if (!output.isTable() || output.hasField() || secret.isWrapped()) {
      return output.secret(secret) ? 0 : 1;
    }
    output.warnings(secret);
    KvTables.path(output, "Secret Path", path);
    KvTables.section(output, "Metadata", secret.data());
    return 0;
  }
}
