package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secrets enable TYPE}. */
@Command(
    name = "enable",
    customSynopsis = "holdfast secrets enable [options] TYPE",
    description = "Mounts a secrets engine, at a path that is its type unless -path says another.")
final class SecretsEnable extends ApiCommand {
  @Mixin private @Nullable MountOptions options;

  @Option(names = "-path", paramLabel = "<path>", description = "Where to mount it.")
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

  @Option(names = "-force-no-cache", description = "Don't cache what it holds.")
  private boolean forceNoCache;

  @Option(
      names = "-external-entropy-access",
      description = "Let it use an external entropy source.")
  private boolean externalEntropy;

  @Override
  protected int call(Session session) {
    String typed = arguments().one().strip();
    String type = typed.equals("plugin") && pluginName != null ? pluginName : typed;
    String mount = (path == null ? type : path).replaceAll("^/+|/+$", "") + "/";
    Json.Obj body = (options == null ? new MountOptions() : options).enabling(type);
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
