package io.holdfast.cli.namespace;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code namespace patch PATH}. */
@Usage(
    synopsis = "holdfast namespace patch [options] PATH",
    does = "Changes the notes on a namespace.")
final class NamespacePatch extends SecretCommand {
  @Flag(
      names = "-custom-metadata",
      label = "<key=value>",
      help = "A note to set; may be given again.")
  private List<String> metadata = new ArrayList<>();

  @Flag(
      names = "-remove-custom-metadata",
      label = "<key>",
      help = "A note to remove; may be given again.")
  private List<String> removals = new ArrayList<>();

  @Override
  protected int call(Session session) {
    String path = arguments().one().strip();
    Json.Obj notes = CustomMetadata.of(metadata);
    for (String key : removals) {
      notes = notes.with(key, Json.Null.NULL);
    }
    ApiRequest request =
        ApiRequest.patch("sys/namespaces/" + path, Json.Obj.EMPTY.with("custom_metadata", notes));
    ApiResponse answer = during("patching namespace", () -> session.client().send(request));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}
