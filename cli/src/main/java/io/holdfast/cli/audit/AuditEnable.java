package io.holdfast.cli.audit;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit enable TYPE K=V...}. */
@Command(
    name = "enable",
    customSynopsis = "holdfast audit enable [options] TYPE [CONFIG K=V...]",
    description = {
      "Enables an audit device beside the built-in log: file (file_path=...), socket",
      "(address=...) or syslog."
    })
final class AuditEnable extends ApiCommand {
  @Option(names = "-description", paramLabel = "<text>", description = "What it is for.")
  private String description = "";

  @Option(names = "-path", paramLabel = "<path>", description = "Its path (its type).")
  private @Nullable String path;

  @Option(names = "-local", description = "Keep it on this node.")
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
