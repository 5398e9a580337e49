package io.holdfast.cli.audit;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code audit enable TYPE K=V...}. */
@Usage(
    synopsis = "holdfast audit enable [options] TYPE [CONFIG K=V...]",
    does = {
      "Enables an audit device beside the built-in log: file (file_path=...), socket",
      "(address=...) or syslog."
    })
final class AuditEnable extends ApiCommand {
  @Flag(names = "-description", label = "<text>", help = "What it is for.")
  private String description = "";

  @Flag(names = "-path", label = "<path>", help = "Its path (its type).")
  private @Nullable String path;

  @Flag(names = "-local", help = "Keep it on this node.")
  private boolean local;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().words();
    if (words.isEmpty()) {
      throw Failure.local(
          "Error enabling audit device: audit type missing. Valid types include 'file', 'socket'"
              + " and 'syslog'.");
    }
    String type = words.getFirst().strip();
    String mount = (path == null ? type : path).replaceAll("^/+|/+$", "") + "/";
    Json.Obj options = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    Json body =
        Json.Obj.EMPTY
            .with("type", Json.of(type))
            .with("description", Json.of(description))
            .with("options", options)
            .with("local", Json.of(local));
    during("enabling audit device", () -> session.client().put("sys/audit/" + mount, body));
    session.output().line("Success! Enabled the " + type + " audit device at: " + mount);
    return 0;
  }
}
