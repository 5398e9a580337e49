package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.GoDuration;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.secrets.MountOptions;
import org.jspecify.annotations.Nullable;

/** {@code auth tune PATH}. */
@Usage(
    synopsis = "holdfast auth tune [options] PATH",
    does = "Changes the settings of the auth method at a path.")
final class AuthTune extends ApiCommand {
  @FlagGroup private final MountOptions options = new MountOptions();

  @Flag(
      names = "-user-lockout-threshold",
      label = "<n>",
      help = "After how many failed logins a user is locked out.")
  private @Nullable Integer lockoutThreshold;

  @Flag(names = "-user-lockout-duration", label = "<duration>", help = "For how long.")
  private @Nullable GoDuration lockoutDuration;

  @Flag(
      names = "-user-lockout-counter-reset-duration",
      label = "<duration>",
      help = "After how long failed logins are forgotten.")
  private @Nullable GoDuration lockoutReset;

  @Flag(names = "-user-lockout-disable", help = "Lock nobody out.")
  private @Nullable Boolean lockoutDisable;

  @Override
  protected int call(Session session) {
    String mount = AuthPath.of(arguments().one());
    Json.Obj tuning = options.tuning();
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
