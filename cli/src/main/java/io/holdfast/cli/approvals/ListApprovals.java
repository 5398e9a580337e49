package io.holdfast.cli.approvals;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code approvals list}. */
@Usage(
    synopsis = "holdfast approvals list [options]",
    does = "Lists what you asked for, and what you may decide.")
final class ListApprovals extends ApiCommand {
  private static final String PATH = "sys/approvals";

  @Flag(names = "-kind", label = "<kind>", help = "Only matters of this kind, e.g. review.")
  private @Nullable String kind;

  @Flag(
      names = "-state",
      label = "<states>",
      help =
          "pending, approved, spent, rejected, cancelled, expired; pending and approved without.")
  private @Nullable String state;

  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request = ApiRequest.of("GET", PATH).parameter("list", "true");
    if (kind != null) {
      request = request.parameter("kind", kind);
    }
    if (state != null) {
      request = request.parameter("state", state);
    }
    ApiRequest wanted = request;
    ApiResponse answer = during("listing approvals", () -> session.client().find(wanted));
    Json.Obj data = answer.secret().data();
    List<String> ids = data.texts("keys");
    if (!session.output().isTable()) {
      session.output().structured(data);
      return ids.isEmpty() ? 2 : 0;
    }
    if (ids.isEmpty()) {
      throw Failure.remote("Nothing waits");
    }
    session.output().table(table(ids, data.object("key_info")));
    return 0;
  }

  private static Table table(List<String> ids, Json.Obj info) {
    Table table = Table.withHeader("Id", "State", "Kind", "What", "Asked by", "Until");
    for (String id : ids) {
      Json.Obj one = info.object(id);
      List<String> summary = one.texts("summary");
      table.row(
          id,
          one.text("state"),
          one.text("kind"),
          summary.isEmpty() ? one.text("operation") + " " + one.text("path") : summary.getFirst(),
          one.object("requester").text("name"),
          one.text("expiration"));
    }
    return table;
  }
}
