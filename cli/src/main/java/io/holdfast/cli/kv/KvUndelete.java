package io.holdfast.cli.kv;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kv undelete KEY}. */
@Command(
    name = "undelete",
    customSynopsis = "holdfast kv undelete [options] KEY",
    description = "Brings back deleted versions of a secret that were not destroyed.")
final class KvUndelete extends KvCommand {
  @Option(names = "-versions", paramLabel = "<n,...>", description = "The versions to undelete.")
  private List<String> versions = new ArrayList<>();

  @Override
  protected int call(Session session) {
    String key = arguments().one();
    Json body = Json.Obj.EMPTY.with("versions", Json.ofTexts(versions(versions, "undelete")));
    String api = findV2(session, key, "kv undelete").api("undelete");
    during("writing data to " + api, () -> session.client().put(api, body));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
