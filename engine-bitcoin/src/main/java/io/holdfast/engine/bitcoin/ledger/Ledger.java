package io.holdfast.engine.bitcoin.ledger;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.tx.OutPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger of a descriptor, within a transaction.
 *
 * <pre>
 *   movement(...)  a transaction as it stands here: used() answers the policy's questions
 *     reserve      in the transaction that decides; from now on it counts
 *     settle       in the one that gives the signature out, which must not if this says no
 *     release      in the one that answers that there is none
 * </pre>
 *
 * <p>An attempt that is neither settled nor released, because the server ended in between, is
 * released when its time is over ({@link Reservations}).
 */
public final class Ledger {
  /** The longest window that a policy may ask of; what is older counts for ever-totals alone. */
  public static final Duration LONGEST_WINDOW = Duration.ofDays(3660);

  private final StorageView storage;
  private final LedgerNames names;
  private final Reservations reservations;
  private final long now;
  private final Map<String, Series> series = new HashMap<>();

  private Ledger(StorageView storage, LedgerNames names, Reservations reservations, long now) {
    this.storage = storage;
    this.names = names;
    this.reservations = reservations;
    this.now = now;
  }

  /**
   * The ledger of a descriptor.
   *
   * @param mount the mount's storage
   * @param descriptor its text, with its checksum
   */
  public static Ledger of(StorageView mount, String descriptor, Instant now) {
    LedgerNames names = LedgerNames.of(mount);
    return at(mount, names, names.name("ledger", descriptor), now);
  }

  /** The ledger of that name. */
  static Ledger at(StorageView mount, LedgerNames names, String ledger, Instant now) {
    return new Ledger(
        mount.below("ledger/" + ledger + "/"), names, new Reservations(mount, ledger), nanos(now));
  }

  static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  /** A transaction as it stands here. */
  public Entry movement(Movement movement) {
    String transaction = names.name("transaction", movement.id());
    if (!movement.fixed()) {
      return new Entry(this, movement, transaction, transaction, group(transaction));
    }
    String own = names.name("output", movement.anchor().orElseThrow().toString());
    String best = own;
    Group chosen = group(own);
    for (OutPoint spent : movement.spends()) {
      String name = names.name("output", spent.toString());
      Group found = name.equals(own) ? chosen : group(name);
      if (found.knows(transaction)) {
        return new Entry(this, movement, transaction, name, found);
      }
      if (weight(found) > weight(chosen)) {
        best = name;
        chosen = found;
      }
    }
    return new Entry(this, movement, transaction, best, chosen);
  }

  /** Of several that a transaction excludes, it takes the place of the one that counts most. */
  private long weight(Group group) {
    Group.Line line = group.posted().get(name(Subject.WALLET));
    return line == null ? -1 : line.amount();
  }

  /**
   * What all that was reserved or signed comes to.
   *
   * @param window how far back from now; what is exactly that old is not among it; empty for ever
   */
  public Sums used(Subject subject, Optional<Duration> window) {
    return used(name(subject), window);
  }

  Sums used(String subject, Optional<Duration> window) {
    Series its = series(subject);
    return window.isEmpty() ? its.ever() : its.after(since(window.get()));
  }

  /** The time after which a window begins. */
  long since(Duration window) {
    return Math.subtractExact(now, window.toNanos());
  }

  long now() {
    return now;
  }

  String name(Subject subject) {
    return names.name("subject", subject.text());
  }

  private Series series(String subject) {
    return series.computeIfAbsent(
        subject, name -> Series.at(storage.below("series/" + name + "/")));
  }

  Group group(String name) {
    return storage.get("group/" + name, Group.class).orElse(Group.NONE);
  }

  /** Stores a group, and has the series of its subjects say what it comes to. */
  void save(String name, Group group) {
    Map<String, Group.Line> lines = group.lines();
    Map<String, Group.Line> posted = new TreeMap<>();
    for (String subject : group.subjects()) {
      Group.Line before = group.posted().get(subject);
      Group.Line after = lines.get(subject);
      if (after != null && after.equals(before)) {
        posted.put(subject, after);
        continue;
      }
      if (before != null) {
        series(subject).remove(before.time(), name);
      }
      if (after != null) {
        long time = series(subject).add(after.time(), after.sums(), name);
        posted.put(subject, new Group.Line(time, after.amount(), after.fee()));
        prune(subject);
      }
    }
    put(name, group.posting(posted));
    reservations.mark(name, !group.held().isEmpty());
  }

  /** With each movement a few of those go that no window reaches any more. */
  private void prune(String subject) {
    List<String> old = series(subject).prune(since(LONGEST_WINDOW));
    if (subject.equals(name(Subject.WALLET))) {
      old.forEach(group -> storage.delete("group/" + group));
    }
  }

  /** Stores a group whose figures are as they were. */
  void put(String name, Group group) {
    if (group.isEmpty()) {
      storage.delete("group/" + name);
    } else {
      storage.put("group/" + name, group);
    }
  }

  Reservations reservations() {
    return reservations;
  }
}
