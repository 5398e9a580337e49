package io.holdfast.cli.catalog;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code catalog reach}. */
@Usage(
    synopsis = "holdfast catalog reach [options]",
    does = "Shows which secrets a token, or a person, can reach: what whoever has it could touch.")
final class Reach extends ApiCommand {
  @Flag(names = "-accessor", label = "<accessor>", help = "Of the token with this accessor.")
  private @Nullable String accessor;

  @Flag(names = "-entity", label = "<id>", help = "Of this entity, by what it and its groups have.")
  private @Nullable String entity;

  @Override
  protected int call(Session session) {
    arguments().none();
    if ((accessor == null) == (entity == null)) {
      throw Failure.local("Give -accessor or -entity, one of them");
    }
    Json.Obj body =
        accessor != null
            ? Json.Obj.EMPTY.withText("accessor", accessor)
            : Json.Obj.EMPTY.withText("entity_id", String.valueOf(entity));
    Json.Obj data =
        during("asking the catalog", () -> session.client().put("sys/catalog/reach", body))
            .secret()
            .data();
    if (!session.output().isTable()) {
      session.output().structured(data);
      return 0;
    }
    List<Json.Obj> rows = data.objects("secrets");
    if (rows.isEmpty()) {
      throw Failure.remote("It reaches no secret");
    }
    Table table = Table.withHeader("Path", "Kind", "May");
    rows.forEach(row ->
        table.row(
            row.text("path"), row.text("kind"), String.join(", ", row.texts("capabilities"))));
    session.output().table(table);
    if (data.number("total") > rows.size()) {
      session.output().note(rows.size() + " of " + data.number("total") + " are shown");
    }
    return 0;
  }
}
