package io.holdfast.core.schedule;

import io.holdfast.api.Namespace;
import io.holdfast.api.Schedule;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.lease.DueIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What mounts have to do when: by mount and subject, and in order of time. */
public final class ScheduleStore {
  private static final String SCHEDULE = Layout.core(Namespace.ROOT) + "schedule/";
  private static final String ENTRY = SCHEDULE + "id/";
  private static final DueIndex DUE = new DueIndex(SCHEDULE + "due/");

  private ScheduleStore() {}

  /**
   * Something scheduled.
   *
   * @param when it is due
   * @param failures how often it could not be done
   */
  public record Entry(String mount, String subject, Instant when, int failures) {
    /** Mount and subject. */
    public String id() {
      return mount + "/" + subject;
    }

    /** The same at another time. */
    public Entry at(Instant other, int failed) {
      return new Entry(mount, subject, other, failed);
    }
  }

  /** The schedule of a mount. */
  public static Schedule of(BarrierTx tx, String mount) {
    return new Schedule() {
      @Override
      public void at(String subject, Instant when) {
        put(tx, new Entry(mount, subject, when, 0));
      }

      @Override
      public void cancel(String subject) {
        find(tx, mount + "/" + subject).ifPresent(entry -> remove(tx, entry));
      }
    };
  }

  /** What is scheduled under an id. */
  public static Optional<Entry> find(BarrierTx tx, String id) {
    return tx.view(ENTRY).get(id, Entry.class);
  }

  /** Schedules something, in place of what its id had before. */
  public static void put(BarrierTx tx, Entry entry) {
    @Nullable Instant before = find(tx, entry.id()).map(Entry::when).orElse(null);
    tx.view(ENTRY).put(entry.id(), entry);
    DUE.move(tx, entry.id(), before, entry.when());
  }

  /** Forgets something. */
  public static void remove(BarrierTx tx, Entry entry) {
    tx.delete(ENTRY + entry.id());
    DUE.move(tx, entry.id(), entry.when(), null);
  }

  /** The first that are due. */
  public static List<DueIndex.Due> due(BarrierTx tx, Instant now, int limit) {
    return DUE.due(tx, now, limit);
  }

  /** Takes an id whose entry is gone out of the order of time. */
  public static void forget(BarrierTx tx, DueIndex.Due due) {
    DUE.move(tx, due.id(), due.when(), null);
  }

  /** Forgets all that a mount scheduled, when it is removed. */
  public static void clear(BarrierTx tx, String mount) {
    tx.view(ENTRY).keys(mount + "/", "", Integer.MAX_VALUE).stream()
        .flatMap(subject -> find(tx, mount + "/" + subject).stream())
        .forEach(entry -> remove(tx, entry));
  }
}
