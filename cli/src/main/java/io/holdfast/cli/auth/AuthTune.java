package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.GoDuration;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.secrets.MountOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code auth tune PATH}. */
@Command(
    name = "tune",
    customSynopsis = "holdfast auth tune [options] PATH",
    description = "Changes the settings of the auth method at a path.")
final class AuthTune extends ApiCommand {
  @Mixin private @Nullable MountOptions options;

  @Option(
      names = "-user-lockout-threshold",
      paramLabel = "<n>",
      description = "After how many failed logins a user is locked out.")
  private @Nullable Integer lockoutThreshold;

  @Option(
      names = "-user-lockout-duration",
      paramLabel = "<duration>",
      converter = GoDuration.Converter.class,
      description = "For how long.")
  private @Nullable GoDuration lockoutDuration;

  @Option(
      names = "-user-lockout-counter-reset-duration",
      paramLabel = "<duration>",
      converter = GoDuration.Converter.class,
      description = "After how long failed logins are forgotten.")
  private @Nullable GoDuration lockoutReset;

  @Option(names = "-user-lockout-disable", arity = "0", description = "Lock nobody out.")
  private @Nullable Boolean lockoutDisable;

  @Override
  protected int call(Session session) {
    String mount = AuthPath.of(arguments().one());
    Json.Obj tuning = (options == null ? new MountOptions() : options).tuning();
    Json.Obj lockout = lockout();
    Json body = lockout.isEmpty() ? tuning : tuning.with("user_lockout_config", lockout);
    during(
        "tuning auth method " + mount,
        () -> session.client().post("sys/auth/" + mount + "tune", body));
    session.output().line("Success! Tuned the auth method at: " + mount);
    return 0;
  }

  private Json.Obj lockout() {
    Json.Obj lockout =
        Json.Obj.EMPTY
            .withText(
                "lockout_threshold", lockoutThreshold == null ? "" : lockoutThreshold.toString())
            .withText("lockout_duration", lockoutDuration == null ? "" : lockoutDuration.forApi())
            .withText(
                "lockout_counter_reset_duration",
                lockoutReset == null ? "" : lockoutReset.forApi());
    return lockoutDisable == null
        ? lockout
        : lockout.with("lockout_disable", Json.of(lockoutDisable));
  }
}
