package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code secrets tune PATH}. */
@Command(
    name = "tune",
    customSynopsis = "holdfast secrets tune [options] PATH",
    description = "Changes the settings of the secrets engine mounted at a path.")
final class SecretsTune extends ApiCommand {
  @Mixin private @Nullable MountOptions options;

  @Override
  protected int call(Session session) {
    String mount = arguments().one().replaceAll("^/+|/+$", "") + "/";
    Json body = (options == null ? new MountOptions() : options).tuning();
    during(
        "tuning secrets engine " + mount,
        () -> session.client().post("sys/mounts/" + mount + "tune", body));
    session.output().line("Success! Tuned the secrets engine at: " + mount);
    return 0;
  }
}
