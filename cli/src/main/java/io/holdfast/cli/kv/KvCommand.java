package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command on one key. */
abstract class KvCommand extends SecretCommand {
  @Flag(
      names = "-mount",
      label = "<path>",
      help = "The mount; then the argument is the key below it, else it begins with it.")
  private @Nullable String mount;

  /** Asks where the key lies. */
  final KvPath find(Session session, String typed) {
    return during(
        "finding the mount of " + typed, () -> KvPath.find(session.client(), mount, typed));
  }

  /** Like {@link #find}; fails as told where the mount is of version 1. */
  final KvPath findV2(Session session, String typed, Failure onV1) {
    KvPath path = find(session, typed);
    if (!path.isV2()) {
      throw onV1;
    }
    return path;
  }

  /** The failure of what version 1 doesn't have. */
  static Failure notInV1(String what) {
    return Failure.local(what + " not supported on KV Version 1");
  }

  /** The failure of what would have to read and write a versioned key. */
  static Failure needsV2(String what) {
    return Failure.remote("K/V engine mount must be version 2 for " + what + " support");
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
