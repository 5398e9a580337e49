package io.holdfast.cli.catalog;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code catalog find}. */
@Usage(
    synopsis = "holdfast catalog find [options]",
    does = "Finds secrets. What is shown is who answers for them and how old they are; no values.")
final class FindSecrets extends ApiCommand {
  private static final String PATH = "sys/catalog/secrets";

  @FlagGroup private final Filters filters = new Filters();

  @Flag(names = "-limit", label = "<n>", help = "How many to show; 1000 without, at most 10000.")
  private @Nullable String limit;

  @Flag(names = "-offset", label = "<n>", help = "How many to pass over.")
  private @Nullable String offset;

  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request = filters.in(ApiRequest.of("GET", PATH));
    request = limit == null ? request : request.parameter("limit", limit);
    ApiRequest wanted = offset == null ? request : request.parameter("offset", offset);
    Json.Obj data =
        during("asking the catalog", () -> session.client().send(wanted)).secret().data();
    List<Json.Obj> rows = data.objects("secrets");
    if (!session.output().isTable()) {
      session.output().structured(data);
      return 0;
    }
    if (rows.isEmpty()) {
      throw Failure.remote("No secret is like that");
    }
    session.output().table(table(rows));
    long total = data.number("total");
    if (total > rows.size()) {
      session.output().note(rows.size() + " of " + total + " are shown");
    }
    return 0;
  }

  private static Table table(List<Json.Obj> rows) {
    Table table = Table.withHeader("Path", "Kind", "Owner", "Environment", "System", "Rotated");
    for (Json.Obj row : rows) {
      table.row(
          row.text("path"),
          row.text("kind"),
          Rows.owner(row, "owner"),
          Rows.orDash(row.text("environment")),
          Rows.orDash(row.text("system")),
          row.text("rotated_time"));
    }
    return table;
  }
}
