package io.holdfast.cli.catalog;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code catalog events}. */
@Usage(
    synopsis = "holdfast catalog events [options]",
    does = "Shows who changed what is said of secrets, in order of time.")
final class Events extends ApiCommand {
  @Flag(names = "-since", label = "<time>", help = "A time, or how long ago, e.g. 7d.")
  private @Nullable String since;

  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest all = ApiRequest.of("GET", "sys/catalog/events");
    ApiRequest wanted = since == null ? all : all.parameter("since", since);
    Json.Obj data = during("reading events", () -> session.client().send(wanted)).secret().data();
    if (!session.output().isTable()) {
      session.output().structured(data);
      return 0;
    }
    List<Json.Obj> events = data.objects("events");
    if (events.isEmpty()) {
      throw Failure.remote("Nothing changed");
    }
    Table table = Table.withHeader("Time", "Path", "Owner before", "Owner after", "By");
    for (Json.Obj event : events) {
      table.row(
          event.text("time"),
          event.text("path") + (event.flag("rule") ? " and below" : ""),
          Rows.owner(event.object("before"), "owner"),
          Rows.owner(event.object("after"), "owner"),
          event.text("display_name"));
    }
    session.output().table(table);
    return 0;
  }
}
