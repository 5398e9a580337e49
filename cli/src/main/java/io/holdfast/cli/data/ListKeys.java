package io.holdfast.cli.data;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code list PATH}. */
@Command(
    name = "list",
    customSynopsis = "holdfast list [options] PATH",
    description = "Lists the keys below a path.")
public final class ListKeys extends ApiCommand {
  @Option(names = "-after", paramLabel = "<key>", description = "Begin behind this key.")
  private @Nullable String after;

  @Option(names = "-limit", paramLabel = "<n>", description = "At most so many keys.")
  private int limit = -1;

  @Option(names = "-detailed", description = "Show what the server says about each key.")
  private boolean detailed;

  @Override
  protected int call(Session session) {
    ApiRequest request = ApiRequest.of("GET", arguments().one()).parameter("list", "true");
    request = after == null ? request : request.parameter("after", after);
    ApiRequest complete = limit < 0 ? request : request.parameter("limit", Integer.toString(limit));
    ApiResponse answer =
        during("listing " + complete.path(), () -> session.client().find(complete));
    return KeyList.print(session, answer, complete.path(), detailed);
  }
}
