package io.holdfast.cli.catalog;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import java.nio.charset.StandardCharsets;

/** {@code catalog export}. */
@Usage(
    synopsis = "holdfast catalog export [options] > FILE",
    does = "Prints the rows as CSV, or as JSON with -json, for spreadsheets and auditors.")
final class Export extends ApiCommand {
  @FlagGroup private final Filters filters = new Filters();

  @Flag(names = "-json", help = "JSON instead of CSV.")
  private boolean json;

  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request =
        filters
            .in(ApiRequest.of("GET", "sys/catalog/export"))
            .parameter("format", json ? "json" : "csv");
    ApiResponse answer = during("exporting the catalog", () -> session.client().send(request));
    session.output().raw(new String(answer.body(), StandardCharsets.UTF_8));
    return 0;
  }
}
