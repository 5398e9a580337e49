package io.holdfast.storage.commit;

import io.holdfast.storage.table.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Transactions that become durable together, with one sync. */
final class Group {

  /** A group is closed when it has reached this size, to bound memory and waiting. */
  static final long FULL_BYTES = 4L << 20;

  private final List<Submission> members = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<byte[]> records = new ArrayList<>();
  private long bytes;

  void add(Submission member) {
    members.add(member);
    changes.addAll(member.changes());
    records.addAll(member.records());
    bytes += member.bytes();
  }

  int size() {
    return members.size();
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  boolean isFull() {
    return bytes >= FULL_BYTES;
  }

  List<Change> changes() {
    return changes;
  }

  List<byte[]> records() {
    return records;
  }

  void end(Consumer<Submission> outcome) {
    members.forEach(outcome);
  }
}
