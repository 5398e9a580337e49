package io.holdfast.cli.kv;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code kv delete KEY}. */
@Usage(
    synopsis = "holdfast kv delete [options] KEY",
    does = {
      "Deletes the latest version of a secret, or those named. Their data stays until it is",
      "destroyed: undelete brings it back. In a mount of version 1 it is gone."
    })
final class KvDelete extends KvCommand {
  @Flag(names = "-versions", label = "<n,...>", help = "The versions to delete.")
  private List<String> versions = new ArrayList<>();

  @Override
  protected int call(Session session) {
    String key = arguments().one();
    String api =
        versions.isEmpty()
            ? find(session, key).api("data")
            : findV2(session, key, notInV1("Deleting versions")).api("delete");
    ApiResponse answer = during("deleting " + api, () -> delete(session.client(), api));
    if (answer.body().length > 0) {
      session.output().warnings(answer.secret());
    }
    session.output().line("Success! Data deleted (if it existed) at: " + api);
    return 0;
  }

  private ApiResponse delete(Client client, String api) {
    return versions.isEmpty()
        ? client.delete(api)
        : client.put(
            api, Json.Obj.EMPTY.with("versions", Json.ofTexts(versions(versions, "delete"))));
  }
}
