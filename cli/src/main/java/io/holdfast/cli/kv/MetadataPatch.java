package io.holdfast.cli.kv;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code kv metadata patch KEY}. */
@Usage(
    synopsis = "holdfast kv metadata patch [options] KEY",
    does = "Changes only the settings given of a secret.")
final class MetadataPatch extends KvCommand {
  @FlagGroup private final MetadataSettings settings = new MetadataSettings();

  @Flag(
      names = "-remove-custom-metadata",
      label = "<key>",
      help = "A note to remove; may be given again.")
  private List<String> removals = new ArrayList<>();

  @Override
  protected int call(Session session) {
    Json.Obj body = settings.body();
    if (!removals.isEmpty()) {
      Json.Obj custom = body.object("custom_metadata");
      for (String key : removals) {
        custom = custom.with(key, Json.Null.NULL);
      }
      body = body.with("custom_metadata", custom);
    }
    String api = findV2(session, arguments().one(), notInV1("Metadata")).api("metadata");
    ApiRequest request = ApiRequest.patch(api, body);
    during("writing metadata to " + api, () -> session.client().send(request));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
