package io.holdfast.cli.kv;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kv metadata put KEY}. */
@Command(
    name = "put",
    customSynopsis = "holdfast kv metadata put [options] KEY",
    description = "Writes the settings of a secret; makes the key where there is none.")
final class MetadataPut extends KvCommand {
  @Mixin private @Nullable MetadataSettings settings;

  @Override
  protected int call(Session session) {
    Json body = settings == null ? Json.Obj.EMPTY : settings.body();
    String api = findV2(session, arguments().one(), "Metadata").api("metadata");
    during("writing metadata to " + api, () -> session.client().put(api, body));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
