package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command on one key. */
abstract class KvCommand extends SecretCommand {
  @Option(
      names = "-mount",
      paramLabel = "<path>",
      description = "The mount; then the argument is the key below it, else it begins with it.")
  private @Nullable String mount;

  /** Asks where the key lies. */
  final KvPath find(Session session, String typed) {
    return during(
        "finding the mount of " + typed, () -> KvPath.find(session.client(), mount, typed));
  }

  /** Like {@link #find}, where version 1 has no such thing. */
  final KvPath findV2(Session session, String typed, String what) {
    KvPath path = find(session, typed);
    if (!path.isV2()) {
      throw Failure.local(what + " is not supported on KV version 1");
    }
    return path;
  }

  /** Version numbers, each of which may itself be a list with commas. */
  static List<String> versions(List<String> given, String verb) {
    List<String> versions =
        given.stream().flatMap(v -> List.of(v.split(",")).stream()).map(String::strip).toList();
    if (versions.isEmpty()) {
      throw Failure.local(
          "No versions provided, use the \"-versions\" flag to specify the version to "
              + verb
              + ".");
    }
    if (!versions.stream().allMatch(v -> v.matches("[0-9]{1,9}"))) {
      throw Failure.local("-versions takes numbers, such as -versions=1,2");
    }
    return versions;
  }
}
