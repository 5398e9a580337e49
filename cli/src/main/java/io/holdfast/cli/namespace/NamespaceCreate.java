package io.holdfast.cli.namespace;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code namespace create PATH}. */
@Usage(
    synopsis = "holdfast namespace create [options] PATH",
    does = "Makes a namespace below the current one.")
final class NamespaceCreate extends SecretCommand {
  @Flag(
      names = "-custom-metadata",
      label = "<key=value>",
      help = "A note on it; may be given again.")
  private List<String> metadata = new ArrayList<>();

  @Override
  protected int call(Session session) {
    String path = arguments().one().strip();
    Json.Obj notes = CustomMetadata.of(metadata);
    Json body = notes.isEmpty() ? Json.Obj.EMPTY : Json.Obj.EMPTY.with("custom_metadata", notes);
    ApiResponse answer =
        during("creating namespace", () -> session.client().put("sys/namespaces/" + path, body));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}
