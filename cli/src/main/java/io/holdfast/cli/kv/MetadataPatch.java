package io.holdfast.cli.kv;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kv metadata patch KEY}. */
@Command(
    name = "patch",
    customSynopsis = "holdfast kv metadata patch [options] KEY",
    description = "Changes only the settings given of a secret.")
final class MetadataPatch extends KvCommand {
  @Mixin private @Nullable MetadataSettings settings;

  @Option(
      names = "-remove-custom-metadata",
      paramLabel = "<key>",
      description = "A note to remove; may be given again.")
  private List<String> removals = new ArrayList<>();

  @Override
  protected int call(Session session) {
    Json.Obj body = settings == null ? Json.Obj.EMPTY : settings.body();
    if (!removals.isEmpty()) {
      Json.Obj custom = body.object("custom_metadata");
      for (String key : removals) {
        custom = custom.with(key, Json.Null.NULL);
      }
      body = body.with("custom_metadata", custom);
    }
    String api = findV2(session, arguments().one(), "Metadata").api("metadata");
    ApiRequest request = ApiRequest.patch(api, body);
    during("writing metadata to " + api, () -> session.client().send(request));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
