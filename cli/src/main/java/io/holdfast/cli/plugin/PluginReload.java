package io.holdfast.cli.plugin;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code plugin reload}. */
@Usage(
    synopsis = "holdfast plugin reload [options]",
    does = "Loads an engine or auth method anew, by its name or where it is mounted.")
final class PluginReload extends ApiCommand {
  @Flag(names = "-plugin", label = "<name>", help = "Its name.")
  private @Nullable String plugin;

  @Flag(names = "-mounts", label = "<path>", help = "A mount of it; may be given again.")
  private List<String> mounts = new ArrayList<>();

  @Flag(names = "-scope", label = "<global>", help = "Whether all nodes do.")
  private @Nullable String scope;

  @Override
  protected int call(Session session) {
    arguments().none();
    if ((plugin == null) == mounts.isEmpty()) {
      throw Failure.local("Give either -plugin or -mounts");
    }
    Json.Obj body =
        (plugin == null
                ? Json.Obj.EMPTY.with("mounts", Json.ofTexts(mounts))
                : Json.Obj.EMPTY.with("plugin", Json.of(plugin)))
            .withText("scope", scope == null ? "" : scope);
    during(
        "reloading plugin/mounts", () -> session.client().put("sys/plugins/reload/backend", body));
    session
        .output()
        .line(
            plugin == null
                ? "Success! Reloaded mounts: [" + String.join(" ", mounts) + "]"
                : "Success! Reloaded plugin: " + plugin);
    return 0;
  }
}
