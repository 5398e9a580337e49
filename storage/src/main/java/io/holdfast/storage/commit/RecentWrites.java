package io.holdfast.storage.commit;

import io.holdfast.storage.table.Change;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which keys were written by the latest commits: what a transaction's reads are validated against.
 *
 * <p>A commit can be forgotten when no live snapshot is older than it. Where one transaction lives
 * so long that more than {@link #MAX_KEYS} keys gather behind it, the oldest commits are forgotten
 * nevertheless and a transaction that old is refused, so that memory stays bounded. Only the
 * committer's thread calls this.
 */
final class RecentWrites {

  static final int MAX_KEYS = 100_000;

  private record Commit(long number, List<Change> changes) {}

  private final NavigableMap<byte[], Long> lastCommit = new TreeMap<>(Arrays::compareUnsigned);
  private final Deque<Commit> commits = new ArrayDeque<>();

  /** The latest commit that was forgotten. */
  private long forgotten;

  /** The latest commit that replaced everything. */
  private long replaced;

  void add(long commit, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    for (Change change : changes) {
      lastCommit.put(change.key(), commit);
    }
    commits.add(new Commit(commit, changes));
  }

  /** Says that a commit put other content in the place of all there was. */
  void replacedAll(long commit) {
    replaced = commit;
    forgotten = commit;
    lastCommit.clear();
    commits.clear();
  }

  /** Whether something in {@code reads} was, or may have been, written after {@code snapshot}. */
  boolean changedSince(long snapshot, ReadSet reads) {
    // What was meant for the content before must not be written into the one after, read or not.
    if (snapshot < replaced) {
      return true;
    }
    if (reads.keys().isEmpty() && reads.ranges().isEmpty()) {
      return false;
    }
    if (snapshot < forgotten) {
      return true;
    }
    for (byte[] key : reads.keys()) {
      Long commit = lastCommit.get(key);
      if (commit != null && commit > snapshot) {
        return true;
      }
    }
    for (ReadSet.Range range : reads.ranges()) {
      if (changedSince(snapshot, range)) {
        return true;
      }
    }
    return false;
  }

  private boolean changedSince(long snapshot, ReadSet.Range range) {
    byte[] to = range.to();
    NavigableMap<byte[], Long> written = lastCommit.tailMap(range.from(), true);
    for (var entry : written.entrySet()) {
      if (to != null && Arrays.compareUnsigned(entry.getKey(), to) >= 0) {
        return false;
      }
      if (entry.getValue() > snapshot) {
        return true;
      }
    }
    return false;
  }

  /** Forgets the commits that every live snapshot, the oldest being {@code oldest}, has seen. */
  void prune(long oldest) {
    for (Commit first = commits.peek(); first != null; first = commits.peek()) {
      if (first.number > oldest && lastCommit.size() <= MAX_KEYS) {
        return;
      }
      commits.remove();
      forgotten = first.number;
      for (Change change : first.changes) {
        lastCommit.remove(change.key(), first.number);
      }
    }
  }
}
