package io.holdfast.cli.kv;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code kv destroy KEY}. */
@Usage(
    synopsis = "holdfast kv destroy [options] KEY",
    does = "Removes the data of versions for good: nothing brings them back.")
final class KvDestroy extends KvCommand {
  @Flag(names = "-versions", label = "<n,...>", help = "The versions to destroy.")
  private List<String> versions = new ArrayList<>();

  @Override
  protected int call(Session session) {
    String key = arguments().one();
    Json body = Json.Obj.EMPTY.with("versions", Json.ofTexts(versions(versions, "destroy")));
    String api = findV2(session, key, notInV1("Destroy")).api("destroy");
    during("writing data to " + api, () -> session.client().put(api, body));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
