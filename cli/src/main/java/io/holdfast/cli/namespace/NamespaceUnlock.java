package io.holdfast.cli.namespace;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;

/** {@code namespace unlock [PATH]}. */
@Usage(
    synopsis = "holdfast namespace unlock [options] [PATH]",
    does = "Opens a namespace that was locked.")
final class NamespaceUnlock extends ApiCommand {
  @Flag(
      names = "-unlock-key",
      label = "<key>",
      help = "What locking printed; not needed with sudo on the path.")
  private String key = "";

  @Override
  protected int call(Session session) {
    String path = ApiLock.path("unlock", arguments());
    Json.Obj body = Json.Obj.EMPTY.withText("unlock_key", key);
    during("unlocking namespace", () -> session.client().send(ApiRequest.of("PUT", path, body)));
    session.output().line("Success! Namespace unlocked");
    return 0;
  }
}
