package io.holdfast.cli.kv;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code kv metadata delete KEY}. */
@Usage(
    synopsis = "holdfast kv metadata delete [options] KEY",
    does = "Removes a secret with all its versions and settings, for good.")
final class MetadataDelete extends KvCommand {
  @Override
  protected int call(Session session) {
    String api = findV2(session, arguments().one(), notInV1("Metadata")).api("metadata");
    during("deleting " + api, () -> session.client().delete(api));
    session.output().line("Success! Data deleted (if it existed) at: " + api);
    return 0;
  }
}
