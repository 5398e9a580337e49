package io.holdfast.cli.catalog;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;

/** {@code catalog access PATH}. */
@Usage(
    synopsis = "holdfast catalog access [options] PATH",
    does = "Shows who can reach what is at a path: policies, people, and tokens that there are.")
final class Access extends ApiCommand {
  @Override
  protected int call(Session session) {
    String path = "sys/catalog/access/" + arguments().one();
    Json.Obj data = during("reading " + path, () -> session.client().get(path)).secret().data();
    if (!session.output().isTable()) {
      session.output().structured(data);
      return 0;
    }
    Table table = Table.withHeader("Who", "Name", "May", "By");
    for (String kind : List.of("policies", "entities", "tokens")) {
      for (Json.Obj grant : data.objects(kind)) {
        table.row(
            who(kind, grant),
            grant.text("name"),
            String.join(", ", grant.texts("capabilities")),
            Rows.orDash(String.join(", ", grant.texts("policies"))));
      }
    }
    session.output().table(table);
    if (data.flag("partial")) {
      session.output().note("There are more people or tokens than were looked at");
    }
    return 0;
  }

  private static String who(String kind, Json.Obj grant) {
    return switch (kind) {
      case "policies" -> "policy";
      case "entities" -> "entity";
      default -> grant.number("count") == 1 ? "token" : grant.number("count") + " tokens";
    };
  }
}
