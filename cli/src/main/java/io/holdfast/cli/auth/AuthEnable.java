package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.secrets.MountOptions;
import org.jspecify.annotations.Nullable;

/** {@code auth enable TYPE}. */
@Usage(
    synopsis = "holdfast auth enable [options] TYPE",
    does = "Enables an auth method, at a path that is its type unless -path says another.")
final class AuthEnable extends ApiCommand {
  @FlagGroup private final MountOptions options = new MountOptions();

  @Flag(names = "-path", label = "<path>", help = "Where, below auth/.")
  private @Nullable String path;

  @Flag(names = "-plugin-name", label = "<name>", help = "The plugin, for type plugin.")
  private @Nullable String pluginName;

  @Flag(names = "-local", help = "Keep it on this cluster.")
  private boolean local;

  @Flag(names = "-seal-wrap", help = "Encrypt its critical values by the seal as well.")
  private boolean sealWrap;

  @Override
  protected int call(Session session) {
    String typed = arguments().one().strip();
    String type = typed.equals("plugin") && pluginName != null ? pluginName : typed;
    String mount = (path == null ? type : path).replaceAll("^/+|/+$", "") + "/";
    Json body =
        options.enabling(type).with("local", Json.of(local)).with("seal_wrap", Json.of(sealWrap));
    during("enabling " + type + " auth", () -> session.client().post("sys/auth/" + mount, body));
    session.output().line("Success! Enabled " + type + " auth method at: " + mount);
    return 0;
  }
}
