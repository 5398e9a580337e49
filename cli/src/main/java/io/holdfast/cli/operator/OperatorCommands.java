package io.holdfast.cli.operator;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code operator}. */
public final class OperatorCommands {
  private OperatorCommands() {}

  /** The commands below {@code operator}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("init", "Initialise a server and print its unseal keys", Init::new),
        Node.leaf("unseal", "Give one key share to unseal a server", Unseal::new),
        Node.leaf("seal", "Seal a server at once", Seal::new),
        Node.leaf("rotate", "Begin a new term of the encryption key", Rotate::new),
        Node.leaf("key-status", "Show the term of the encryption key", KeyStatus::new),
        Node.leaf("rekey", "Make new unseal keys", Rekey::new),
        Node.leaf("generate-root", "Make a root token with a quorum of shares", GenerateRoot::new),
        Node.group("snapshot", "Save and restore the whole store", OperatorCommands::snapshots),
        Node.group("raft", "Snapshots under Vault's name for them", OperatorCommands::raft),
        Node.leaf("members", "List the nodes of the cluster", Members::new),
        Node.leaf("step-down", "Have the active node give up its place", StepDown::new));
  }

  private static List<Node> raft() {
    return List.of(
        Node.group(
            "snapshot", "Save and restore the whole store", OperatorCommands::raftSnapshots));
  }

  private static List<Node> raftSnapshots() {
    return List.of(
        Node.leaf("save", "Save a snapshot of the whole store to a file", RaftSnapshots.Save::new),
        Node.leaf("restore", "Restore a snapshot from a file", RaftSnapshots.Restore::new));
  }

  private static List<Node> snapshots() {
    return List.of(
        Node.leaf("save", "Save a snapshot of the whole store to a file", SnapshotSave::new),
        Node.leaf("restore", "Restore a snapshot from a file", SnapshotRestore::new));
  }
}
