package io.holdfast.cli.operator;

import io.holdfast.cli.command.Usage;

/** The snapshot commands under the name that users of Vault know: there is no Raft here. */
final class RaftSnapshots {
  private RaftSnapshots() {}

  /** {@code operator raft snapshot save}. */
  @Usage(
      synopsis = "holdfast operator raft snapshot save <file>",
      does = "The same as operator snapshot save, under Vault's name for it.")
  static final class Save extends SnapshotSave {}

  /** {@code operator raft snapshot restore}. */
  @Usage(
      synopsis = "holdfast operator raft snapshot restore [options] <file>",
      does = "The same as operator snapshot restore, under Vault's name for it.")
  static final class Restore extends SnapshotRestore {}
}
