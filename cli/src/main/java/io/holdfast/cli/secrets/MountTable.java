package io.holdfast.cli.secrets;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.GoText;
import io.holdfast.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Shows the mounts of secrets engines or auth methods. */
public final class MountTable {
  private MountTable() {}

  /** Prints them; {@code isAuth} for auth methods, whose tables have other columns. */
  public static void print(Session session, ApiResponse answer, boolean detailed, boolean isAuth) {
    Json.Obj mounts = mounts(answer.json());
    if (!session.output().isTable()) {
      session.output().structured(mounts);
    } else if (detailed) {
      session.output().table(detailedTable(mounts, isAuth));
    } else {
      session.output().table(isAuth ? authTable(mounts) : secretsTable(mounts));
    }
  }

  /** Beside {@code data} older servers have the mounts among the members of the envelope. */
  private static Json.Obj mounts(Json.Obj answer) {
    Json.Obj all = answer.object("data").isEmpty() ? answer : answer.object("data");
    SequencedMap<String, Json> mounts = new LinkedHashMap<>();
    new TreeMap<>(all.members())
        .forEach((path, mount) -> {
          if (path.endsWith("/")) {
            mounts.put(path, mount);
          }
        });
    return new Json.Obj(mounts);
  }

  private static Table secretsTable(Json.Obj mounts) {
    Table table = Table.withHeader("Path", "Type", "Accessor", "Description");
    for (String path : mounts.members().keySet()) {
      Json.Obj mount = mounts.object(path);
      table.row(path, mount.text("type"), mount.text("accessor"), mount.text("description"));
    }
    return table;
  }

  private static Table authTable(Json.Obj mounts) {
    Table table = Table.withHeader("Path", "Type", "Accessor", "Description", "Version");
    for (String path : mounts.members().keySet()) {
      Json.Obj mount = mounts.object(path);
      table.row(
          path,
          mount.text("type"),
          mount.text("accessor"),
          mount.text("description"),
          mount.text("plugin_version"));
    }
    return table;
  }

  private static Table detailedTable(Json.Obj mounts, boolean isAuth) {
    Table table =
        Table.withHeader(
            "Path",
            "Plugin",
            "Accessor",
            "Default TTL",
            "Max TTL",
            isAuth ? "Token Type" : "Force No Cache",
            "Replication",
            "Seal Wrap",
            "External Entropy Access",
            "Options",
            "Description",
            "UUID",
            "Version",
            "Running Version",
            "Running SHA256",
            "Deprecation Status");
    for (String path : mounts.members().keySet()) {
      Json.Obj mount = mounts.object(path);
      Json.Obj config = mount.object("config");
      table.row(
          path,
          mount.text("type"),
          mount.text("accessor"),
          ttl(mount, config, "default_lease_ttl"),
          ttl(mount, config, "max_lease_ttl"),
          isAuth ? config.text("token_type") : Boolean.toString(config.flag("force_no_cache")),
          mount.flag("local") ? "local" : "replicated",
          Boolean.toString(mount.flag("seal_wrap")),
          Boolean.toString(mount.flag("external_entropy_access")),
          GoText.of(mount.object("options")),
          mount.text("description"),
          mount.text("uuid"),
          mount.text("plugin_version"),
          mount.text("running_plugin_version"),
          mount.text("running_sha256"),
          mount.text("deprecation_status"));
    }
    return table;
  }

  private static String ttl(Json.Obj mount, Json.Obj config, String name) {
    boolean hasNone = mount.text("type").equals("system") || mount.text("type").equals("cubbyhole");
    if (hasNone) {
      return "n/a";
    }
    return config.number(name) == 0 ? "system" : config.text(name);
  }
}
