package io.holdfast.cli.data;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import org.jspecify.annotations.Nullable;

/** {@code list PATH}. */
@Usage(synopsis = "holdfast list [options] PATH", does = "Lists the keys below a path.")
public final class ListKeys extends ApiCommand {
  @Flag(names = "-after", label = "<key>", help = "Begin behind this key.")
  private @Nullable String after;

  @Flag(names = "-limit", label = "<n>", help = "At most so many keys.")
  private int limit = -1;

  @Flag(names = "-detailed", help = "Show what the server says about each key.")
  private boolean detailed;

  @Flag(
      names = "-recursive",
      help = "List the keys of all folders below too (OpenBao's scan); such a server is needed.")
  private boolean recursive;

  @Override
  protected int call(Session session) {
    ApiRequest request =
        ApiRequest.of("GET", arguments().one()).parameter(recursive ? "scan" : "list", "true");
    request = after == null ? request : request.parameter("after", after);
    ApiRequest complete = limit < 0 ? request : request.parameter("limit", Integer.toString(limit));
    ApiResponse answer =
        during("listing " + complete.path(), () -> session.client().find(complete));
    return KeyList.print(session, answer, complete.path(), detailed);
  }
}
