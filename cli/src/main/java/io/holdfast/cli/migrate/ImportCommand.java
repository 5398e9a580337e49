package io.holdfast.cli.migrate;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.kv.KvPath;
import io.holdfast.cli.output.Table;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.migrate.SecretChoice;
import io.holdfast.scan.migrate.Setting;
import io.holdfast.scan.migrate.SettingsFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** {@code import -path=secret/app FILE...}: moves secrets, and leaves references. */
@Usage(
    synopsis = "holdfast import -path=MOUNT/KEY [-write] [options] FILE...",
    does = {
      "Finds the secrets in .env files, properties, YAML and Secret manifests of Kubernetes, puts",
      "them into one secret of a KV version 2 mount, and has the files refer to them instead:",
      "vault:MOUNT/data/KEY#NAME. Without -write it shows what it would do, and changes nothing.",
      "A file is changed only after the vault has given back what was written; what else stands",
      "in it stays byte for byte."
    })
public final class ImportCommand extends ApiCommand {
  @Flag(names = "-path", label = "<path>", help = "Where the secrets go, such as secret/app.")
  private @Nullable String path;

  @Flag(
      names = "-mount",
      label = "<path>",
      help = "The mount; then -path is the key below it, else it begins with it.")
  private @Nullable String mount;

  @Flag(names = "-write", help = "Do it.")
  private boolean write;

  @Flag(names = "-key", label = "<name>", help = "Take this value too; may be given again.")
  private List<String> keys = new ArrayList<>();

  @Flag(names = "-leave", label = "<name>", help = "Leave this value; may be given again.")
  private List<String> leave = new ArrayList<>();

  @Flag(names = "-force", help = "Replace values of the vault that differ.")
  private boolean force;

  @Override
  protected int call(Session session) {
    List<String> files = arguments().atLeast(1);
    if (path == null) {
      throw Failure.local("Say where the secrets go: -path=secret/app");
    }
    SecretChoice choice = new SecretChoice(Scanner.standard());
    List<ImportedFile> imported = files.stream().map(file -> ImportedFile.read(file)).toList();
    SequencedMap<String, String> values = new LinkedHashMap<>();
    Map<ImportedFile, Map<Setting, String>> chosen = new LinkedHashMap<>();
    for (ImportedFile file : imported) {
      Map<Setting, String> secrets = choose(choice, file);
      chosen.put(file, secrets);
      secrets.keySet().forEach(setting -> collect(values, setting, file));
    }
    if (values.isEmpty()) {
      session.output().line("No secrets found; name what is one by -key.");
      return 0;
    }
    KvPath target = write ? target(session) : assumed();
    show(session, chosen, target);
    if (!write) {
      session.output().note("Nothing was changed: this is what -write would do.");
      return 0;
    }
    new VaultEntry(session, target).add(values, force);
    for (Map.Entry<ImportedFile, Map<Setting, String>> each : chosen.entrySet()) {
      Map<Setting, String> references = new LinkedHashMap<>();
      each.getValue().keySet().forEach(s -> references.put(s, reference(target, s.name())));
      each.getKey().replace(each.getKey().settings().with(references));
    }
    session.output().line("Success! " + values.size() + " secrets are in " + target.api("data"));
    return 0;
  }

  private Map<Setting, String> choose(SecretChoice choice, ImportedFile file) {
    SettingsFile settings = file.settings();
    Map<Setting, String> secrets = new LinkedHashMap<>(choice.of(file.name(), settings));
    secrets.keySet().removeIf(setting -> leave.contains(setting.name()));
    settings.settings().stream()
        .filter(setting -> keys.contains(setting.name()))
        .forEach(setting -> secrets.putIfAbsent(setting, "named by -key"));
    return secrets;
  }

  private static void collect(Map<String, String> values, Setting setting, ImportedFile file) {
    String before = values.putIfAbsent(setting.name(), setting.value());
    if (before != null && !before.equals(setting.value())) {
      throw Failure.local(
          "%s line %d: \"%s\" has another value than before; import such files to paths of their own"
              .formatted(file.path(), setting.line(), setting.name()));
    }
  }

  private KvPath target(Session session) {
    String typed = String.valueOf(path);
    KvPath found =
        during("finding the mount of " + typed, () -> KvPath.find(session.client(), mount, typed));
    if (!found.isV2() || found.key().isEmpty()) {
      throw Failure.remote(typed + " is no path of a KV version 2 mount");
    }
    return found;
  }

  /** Where it would go, without asking: the mount is taken to be the first part. */
  private KvPath assumed() {
    String typed = String.valueOf(path).replaceAll("^/+|/+$", "");
    int cut = typed.indexOf('/');
    if (mount != null) {
      return new KvPath(mount.replaceAll("/+$", "") + "/", typed, true);
    }
    if (cut < 0) {
      throw Failure.local("-path names a mount and a key, such as secret/app");
    }
    return new KvPath(typed.substring(0, cut + 1), typed.substring(cut + 1), true);
  }

  private static String reference(KvPath target, String name) {
    return "vault:" + target.api("data") + "#" + name;
  }

  private static void show(
      Session session, Map<ImportedFile, Map<Setting, String>> chosen, KvPath target) {
    List<Json> rows = new ArrayList<>();
    Table table = Table.withHeader("Place", "Rule", "Reference");
    chosen.forEach((file, secrets) ->
        secrets.forEach((setting, rule) -> {
          String reference = reference(target, setting.name());
          table.row(file.path() + ":" + setting.line(), rule, reference);
          rows.add(
              Json.Obj.EMPTY
                  .with("path", Json.of(file.path().toString()))
                  .with("line", Json.of(setting.line()))
                  .with("name", Json.of(setting.name()))
                  .with("rule", Json.of(rule))
                  .with("reference", Json.of(reference)));
        }));
    if (session.output().isTable()) {
      session.output().table(table);
    } else {
      session.output().structured(Json.Obj.EMPTY.with("secrets", new Json.Arr(rows)));
    }
  }
}
