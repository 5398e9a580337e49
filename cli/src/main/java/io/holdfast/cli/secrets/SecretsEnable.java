package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code secrets enable TYPE}. */
@Usage(
    synopsis = "holdfast secrets enable [options] TYPE",
    does = "Mounts a secrets engine, at a path that is its type unless -path says another.")
final class SecretsEnable extends ApiCommand {
  @FlagGroup private final MountOptions options = new MountOptions();

  @Flag(names = "-path", label = "<path>", help = "Where to mount it.")
  private @Nullable String path;

  @Flag(names = "-plugin-name", label = "<name>", help = "The plugin, for type plugin.")
  private @Nullable String pluginName;

  @Flag(names = "-local", help = "Keep it on this cluster.")
  private boolean local;

  @Flag(names = "-seal-wrap", help = "Encrypt its critical values by the seal as well.")
  private boolean sealWrap;

  @Flag(names = "-force-no-cache", help = "Don't cache what it holds.")
  private boolean forceNoCache;

  @Flag(names = "-external-entropy-access", help = "Let it use an external entropy source.")
  private boolean externalEntropy;

  @Override
  protected int call(Session session) {
    String typed = arguments().one().strip();
    String type = typed.equals("plugin") && pluginName != null ? pluginName : typed;
    String mount = (path == null ? type : path).replaceAll("^/+|/+$", "") + "/";
    Json.Obj body = options.enabling(type);
    body =
        body.with("local", Json.of(local))
            .with("seal_wrap", Json.of(sealWrap))
            .with("external_entropy_access", Json.of(externalEntropy));
    Json complete =
        forceNoCache
            ? body.with("config", body.object("config").with("force_no_cache", Json.of(true)))
            : body;
    during("enabling", () -> session.client().post("sys/mounts/" + mount, complete));
    session.output().line("Success! Enabled the " + type + " secrets engine at: " + mount);
    return 0;
  }
}
