package io.holdfast.cli.kv;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code kv undelete KEY}. */
@Usage(
    synopsis = "holdfast kv undelete [options] KEY",
    does = "Brings back deleted versions of a secret that were not destroyed.")
final class KvUndelete extends KvCommand {
  @Flag(names = "-versions", label = "<n,...>", help = "The versions to undelete.")
  private List<String> versions = new ArrayList<>();

  @Override
  protected int call(Session session) {
    String key = arguments().one();
    Json body = Json.Obj.EMPTY.with("versions", Json.ofTexts(versions(versions, "undelete")));
    String api = findV2(session, key, notInV1("Undelete")).api("undelete");
    during("writing data to " + api, () -> session.client().put(api, body));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
