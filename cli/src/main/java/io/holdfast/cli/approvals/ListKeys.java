package io.holdfast.cli.approvals;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code approver-key list}. */
@Usage(
    synopsis = "holdfast approver-key list [options]",
    does = "Lists your keys for approvals, or those of another entity.")
final class ListKeys extends ApiCommand {
  @Flag(names = "-entity", label = "<id>", help = "Those of this entity.")
  private @Nullable String entity;

  @Override
  protected int call(Session session) {
    arguments().none();
    String path = "identity/approver-key" + (entity == null ? "" : "/entity/" + entity);
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    Json.Obj data = answer.secret().data();
    List<String> ids = data.texts("keys");
    if (!session.output().isTable()) {
      session.output().structured(data);
      return ids.isEmpty() ? 2 : 0;
    }
    if (ids.isEmpty()) {
      throw Failure.remote("No keys found");
    }
    Table table = Table.withHeader("Id", "Name", "Type", "Counts from", "Public key");
    for (String id : ids) {
      Json.Obj key = data.object("key_info").object(id);
      table.row(
          id, key.text("name"), key.text("type"), key.text("counts_from"), key.text("public_key"));
    }
    session.output().table(table);
    return 0;
  }
}
