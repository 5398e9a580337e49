package io.holdfast.log.write;

import io.holdfast.log.LogException;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.tile.TileDirectory;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes entries in order and stages every tile that becomes full. Safe for use by several threads;
 * a {@link #snapshot} lets a checkpoint be published while entries go on coming.
 */
final class PendingTree {
  private final ReentrantLock lock = new ReentrantLock();
  private final GrowingTree tree;
  private final StagedFiles staged;
  private final HeldEntries held;

  /** Full tiles that could not be staged yet; not empty only after a failure. */
  private final Queue<TileFile> completed = new ArrayDeque<>();

  PendingTree(GrowingTree tree, TileDirectory directory, StagedFiles staged) {
    this.tree = tree;
    this.staged = staged;
    this.held = new HeldEntries(directory);
  }

  /** What a checkpoint is made of. */
  record Snapshot(long size, Hash root, List<TileFile> edge) {}

  long size() {
    lock.lock();
    try {
      return tree.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes entries, and compares those that are held already.
   *
   * @param published size of the published tree
   */
  void append(long first, List<byte[]> entries, long published) {
    lock.lock();
    try {
      requireFollowing(first);
      requireFitting(first, entries);
      stageCompleted();
      long index = first;
      for (byte[] entry : entries) {
        if (index < tree.size()) {
          held.requireSame(index, entry, tree, published);
        } else {
          tree.append(entry.clone(), completed::add);
          stageCompleted();
        }
        index++;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The state of now, all of its full tiles staged. */
  Snapshot snapshot() {
    lock.lock();
    try {
      stageCompleted();
      return new Snapshot(tree.size(), tree.root(), tree.edge());
    } finally {
      lock.unlock();
    }
  }

  private void stageCompleted() {
    for (TileFile file = completed.peek(); file != null; file = completed.peek()) {
      staged.stage(file.ref().path(), file.content());
      completed.remove();
    }
  }

  private void requireFollowing(long first) {
    if (first < 0 || first > tree.size()) {
      throw new LogException(
          "the log holds " + tree.size() + " entries: the next one cannot be entry " + first);
    }
  }

  private static void requireFitting(long first, List<byte[]> entries) {
    for (int i = 0; i < entries.size(); i++) {
      int length = entries.get(i).length;
      if (length > EntryBundle.MAX_ENTRY) {
        throw new LogException(
            "entry %d has %d bytes, a leaf at most %d: split it into parts"
                .formatted(first + i, length, EntryBundle.MAX_ENTRY));
      }
    }
  }
}
