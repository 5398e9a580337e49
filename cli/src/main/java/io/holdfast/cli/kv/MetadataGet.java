package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** {@code kv metadata get KEY}. */
@Usage(
    synopsis = "holdfast kv metadata get [options] KEY",
    does = "Reads the settings of a secret and the history of its versions.")
final class MetadataGet extends KvCommand {
  @Override
  protected int call(Session session) {
    String api = findV2(session, arguments().one(), notInV1("Metadata")).api("metadata");
    ApiResponse answer = during("reading " + api, () -> session.client().get(api));
    Secret secret = answer.secret();
    if (secret.isEmpty()) {
      throw Failure.remote("No value found at " + api);
    }
    Output output = session.output();
    if (!output.isTable() || output.hasField() || secret.isWrapped()) {
      return output.secret(secret) ? 0 : 1;
    }
    output.warnings(secret);
    KvTables.path(output, "Metadata Path", api);
    SequencedMap<String, Json> settings = new LinkedHashMap<>(secret.data().members());
    settings.remove("versions");
    KvTables.section(output, "Metadata", new Json.Obj(settings));
    Json.Obj versions = secret.data().object("versions");
    versions.members().keySet().stream()
        .sorted(Comparator.comparingInt(MetadataGet::number))
        .forEach(number -> {
          output.line("");
          KvTables.section(output, "Version " + number, versions.object(number));
        });
    return 0;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }
}
