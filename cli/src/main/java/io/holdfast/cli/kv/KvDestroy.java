package io.holdfast.cli.kv;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kv destroy KEY}. */
@Command(
    name = "destroy",
    customSynopsis = "holdfast kv destroy [options] KEY",
    description = "Removes the data of versions for good: nothing brings them back.")
final class KvDestroy extends KvCommand {
  @Option(names = "-versions", paramLabel = "<n,...>", description = "The versions to destroy.")
  private List<String> versions = new ArrayList<>();

  @Override
  protected int call(Session session) {
    String key = arguments().one();
    Json body = Json.Obj.EMPTY.with("versions", Json.ofTexts(versions(versions, "destroy")));
    String api = findV2(session, key, "kv destroy").api("destroy");
    during("writing data to " + api, () -> session.client().put(api, body));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
