package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;

/** {@code version-history}. */
@Usage(
    synopsis = "holdfast version-history [options]",
    does = "Lists the versions that the server has had, and since when.")
public final class VersionHistory extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    Secret history =
        during("reading version history", () -> session.client().list("sys/version-history"))
            .secret();
    if (!session.output().isTable()) {
      session.output().secret(history);
      return 0;
    }
    Json.Obj versions = history.data().object("key_info");
    List<String> names = history.data().texts("keys");
    // OpenBao tells when the version was committed, not when it was built.
    boolean commits =
        names.stream().anyMatch(name -> !versions.object(name).text("commit_date").isEmpty());
    String date = commits ? "commit_date" : "build_date";
    Table table =
        Table.withHeader("Version", "Installation Time", commits ? "Commit Date" : "Build Date");
    for (String name : names) {
      Json.Obj version = versions.object(name);
      table.row(name, version.text("timestamp_installed"), version.text(date));
    }
    session.output().table(table);
    return 0;
  }
}
