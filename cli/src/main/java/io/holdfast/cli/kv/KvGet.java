package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.Optional;

/** {@code kv get KEY}. */
@Usage(
    synopsis = "holdfast kv get [options] KEY",
    does = "Reads a secret, its latest version or the one named.")
final class KvGet extends KvCommand {
  @Flag(names = "-version", label = "<n>", help = "The version to read.")
  private int version;

  @Override
  protected int call(Session session) {
    KvPath path = find(session, arguments().one());
    ApiRequest plain = ApiRequest.of("GET", path.api("data"));
    ApiRequest request =
        path.isV2() && version > 0 ? plain.parameter("version", Integer.toString(version)) : plain;
    ApiResponse answer = during("reading " + request.path(), () -> session.client().find(request));
    Secret secret = answer.secret();
    if (secret.isEmpty()) {
      throw Failure.remote("No value found at " + request.path());
    }
    return path.isV2() && !secret.isWrapped()
        ? versioned(session.output(), secret, request.path())
        : unversioned(session.output(), secret);
  }

  private static int unversioned(Output output, Secret secret) {
    if (!output.isTable() || output.hasField() || secret.isWrapped()) {
      return output.secret(secret) ? 0 : 1;
    }
    output.warnings(secret);
    KvTables.section(output, "Data", secret.data());
    return 0;
  }

  private static int versioned(Output output, Secret secret, String path) {
    boolean isDeleted = secret.data().get("data") == null;
    if (output.hasField()) {
      if (isDeleted) {
        throw Failure.remote("No data found at " + path);
      }
      Json value = secret.data().object("data").members().get(output.field());
      return output.field(Optional.ofNullable(value)) ? 0 : 1;
    }
    if (!output.isTable()) {
      output.secret(secret);
      return 0;
    }
    output.warnings(secret);
    KvTables.path(output, "Secret Path", path);
    KvTables.section(output, "Metadata", secret.data().object("metadata"));
    output.line("");
    if (!isDeleted) {
      KvTables.section(output, "Data", secret.data().object("data"));
    }
    return 0;
  }
}
