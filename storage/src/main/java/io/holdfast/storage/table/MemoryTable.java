package io.holdfast.storage.table;

import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table on the heap. A snapshot is the root of a persistent tree, so that it costs nothing. */
public final class MemoryTable implements Table {

  private volatile @Nullable Tree root;
  private volatile long applied;

  @Override
  public String type() {
    return "inmem";
  }

  @Override
  public long applied() {
    return applied;
  }

  /** Nothing outlives the process in any case, so that the journal need not wait for this table. */
  @Override
  public long flushed() {
    return applied;
  }

  @Override
  public void flush() {}

  @Override
  public void sync() {}

  @Override
  public void apply(List<Change> changes, long sequence) {
    Tree tree = root;
    for (Change change : changes) {
      byte[] value = change.value();
      tree =
          value == null ? Tree.without(tree, change.key()) : Tree.with(tree, change.key(), value);
    }
    root = tree;
    applied = sequence;
  }

  @Override
  public TableSnapshot snapshot() {
    return new TreeSnapshot(root);
  }

  @Override
  public void close() {
    root = null;
  }

  private record TreeSnapshot(@Nullable Tree root) implements TableSnapshot {

    @Override
    public byte @Nullable [] get(byte[] key) {
      Tree row = Tree.find(root, key);
      return row == null ? null : row.value().clone();
    }

    @Override
    public Rows rows(byte[] from, byte @Nullable [] to) {
      return new TreeRows(Tree.pathTo(root, from), to);
    }

    @Override
    public void close() {}
  }

  private static final class TreeRows implements Rows {
    private final Deque<Tree> path;
    private final byte @Nullable [] to;
    private @Nullable Tree row;

    TreeRows(Deque<Tree> path, byte @Nullable [] to) {
      this.path = path;
      this.to = to;
    }

    @Override
    public boolean next() {
      Tree upcoming = path.peek();
      if (upcoming == null || (to != null && Arrays.compareUnsigned(upcoming.key(), to) >= 0)) {
        row = null;
        return false;
      }
      row = Tree.step(path);
      return true;
    }

    @Override
    public byte[] key() {
      return current().key();
    }

    @Override
    public byte[] value() {
      return current().value().clone();
    }

    private Tree current() {
      if (row == null) {
        throw new IllegalStateException("there is no row here: next() said so or was not called");
      }
      return row;
    }

    @Override
    public void close() {}
  }
}
