package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code secrets tune PATH}. */
@Usage(
    synopsis = "holdfast secrets tune [options] PATH",
    does = "Changes the settings of the secrets engine mounted at a path.")
final class SecretsTune extends ApiCommand {
  @FlagGroup private final MountOptions options = new MountOptions();

  @Override
  protected int call(Session session) {
    String mount = arguments().one().replaceAll("^/+|/+$", "") + "/";
    Json body = options.tuning();
    during(
        "tuning secrets engine " + mount,
        () -> session.client().post("sys/mounts/" + mount + "tune", body));
    session.output().line("Success! Tuned the secrets engine at: " + mount);
    return 0;
  }
}
