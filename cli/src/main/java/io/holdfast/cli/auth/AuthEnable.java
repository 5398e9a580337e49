package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.secrets.MountOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code auth enable TYPE}. */
@Command(
    name = "enable",
    customSynopsis = "holdfast auth enable [options] TYPE",
    description = "Enables an auth method, at a path that is its type unless -path says another.")
final class AuthEnable extends ApiCommand {
  @Mixin private @Nullable MountOptions options;

  @Option(names = "-path", paramLabel = "<path>", description = "Where, below auth/.")
  private @Nullable String path;

  @Option(
      names = "-plugin-name",
      paramLabel = "<name>",
      description = "The plugin, for type plugin.")
  private @Nullable String pluginName;

  @Option(names = "-local", description = "Keep it on this cluster.")
  private boolean local;

  @Option(names = "-seal-wrap", description = "Encrypt its critical values by the seal as well.")
  private boolean sealWrap;

  @Override
  protected int call(Session session) {
    String typed = arguments().one().strip();
    String type = typed.equals("plugin") && pluginName != null ? pluginName : typed;
    String mount = (path == null ? type : path).replaceAll("^/+|/+$", "") + "/";
    Json body =
        (options == null ? new MountOptions() : options)
            .enabling(type)
            .with("local", Json.of(local))
            .with("seal_wrap", Json.of(sealWrap));
    during("enabling " + type + " auth", () -> session.client().post("sys/auth/" + mount, body));
    session.output().line("Success! Enabled " + type + " auth method at: " + mount);
    return 0;
  }
}
