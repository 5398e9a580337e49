package io.holdfast.cli.kv;

import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code kv metadata put KEY}. */
@Usage(
    synopsis = "holdfast kv metadata put [options] KEY",
    does = "Writes the settings of a secret; makes the key where there is none.")
final class MetadataPut extends KvCommand {
  @FlagGroup private final MetadataSettings settings = new MetadataSettings();

  @Override
  protected int call(Session session) {
    Json body = settings.body();
    String api = findV2(session, arguments().one(), notInV1("Metadata")).api("metadata");
    during("writing metadata to " + api, () -> session.client().put(api, body));
    session.output().line("Success! Data written to: " + api);
    return 0;
  }
}
