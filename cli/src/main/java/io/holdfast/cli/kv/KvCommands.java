package io.holdfast.cli.kv;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code kv}. */
public final class KvCommands {
  private KvCommands() {}

  /** The commands below {@code kv}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("get", "Read a secret", KvGet::new),
        Node.leaf("put", "Write a secret, replacing what it held", KvPut::new),
        Node.leaf("patch", "Change some fields of a secret", KvPatch::new),
        Node.leaf("list", "List the keys in a folder", KvList::new),
        Node.leaf("delete", "Delete versions of a secret; they can be undeleted", KvDelete::new),
        Node.leaf("undelete", "Bring deleted versions back", KvUndelete::new),
        Node.leaf("destroy", "Remove the data of versions for good", KvDestroy::new),
        Node.leaf("rollback", "Write an earlier version again", KvRollback::new),
        Node.leaf("enable-versioning", "Turn a mount of version 1 into 2", EnableVersioning::new),
        Node.group("metadata", "Settings and history of secrets", KvCommands::metadata));
  }

  private static List<Node> metadata() {
    return List.of(
        Node.leaf("get", "Read the metadata of a secret and its versions", MetadataGet::new),
        Node.leaf("put", "Write the settings of a secret", MetadataPut::new),
        Node.leaf("patch", "Change some settings of a secret", MetadataPatch::new),
        Node.leaf("delete", "Remove a secret with all its versions", MetadataDelete::new));
  }
}
