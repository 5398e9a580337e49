package io.holdfast.engine.bitcoin.ledger;

import io.holdfast.api.StorageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The movements of one subject in the order of time, with sums over any window that ends now, exact
 * to the nanosecond and the satoshi.
 *
 * <p>One value, the head, has the latest movements and the sums of blocks of earlier ones, and the
 * sums of blocks of blocks, and so on. A movement costs one read and one write of it (a few
 * kilobytes), and a block when 64 have come together. A sum reads the head, and of each level at
 * most the one block in which the window begins: three for a hundred thousand movements.
 */
final class Series {
  /** A level that grows beyond this has its older half sealed in a block. */
  private static final int MOST = 64;

  private static final int BLOCK = MOST / 2;
  private static final String HEAD = "head";

  private final StorageView storage;
  private final SeriesHead head;

  private Series(StorageView storage, SeriesHead head) {
    this.storage = storage;
    this.head = head;
  }

  static Series at(StorageView storage) {
    return new Series(storage, storage.get(HEAD).map(SeriesHead::read).orElseGet(SeriesHead::new));
  }

  /** What all movements come to, those that were pruned included. */
  Sums ever() {
    return head.ever;
  }

  /** What the movements after {@code time} come to; one of exactly that time is not among them. */
  Sums after(long time) {
    Sums sums = Sums.NONE;
    for (int level = 0; level < head.levels.size(); level++) {
      sums = sums.plus(after(head.levels.get(level), level, time));
    }
    return sums;
  }

  private Sums after(List<Span> spans, int level, long time) {
    Sums sums = Sums.NONE;
    for (Span span : spans.reversed()) {
      if (span.last() <= time) {
        return sums;
      }
      sums =
          sums.plus(
              span.first() > time ? span.sums() : after(block(span.child()), level - 1, time));
    }
    return sums;
  }

  /**
   * Adds a movement. One of a time whose block is sealed is taken to be a little later, so that it
   * counts for longer rather than shorter.
   *
   * @return the time at which it counts
   */
  long add(long time, Sums sums, String of) {
    if (head.levels.isEmpty()) {
      head.levels.add(new ArrayList<>());
    }
    List<Span> latest = head.levels.getFirst();
    boolean sealed =
        head.levels.size() > 1 && !latest.isEmpty() && time < latest.getFirst().first();
    long at = sealed ? latest.getFirst().first() : time;
    int place = latest.size();
    while (place > 0 && latest.get(place - 1).first() > at) {
      place--;
    }
    latest.add(place, Span.movement(at, sums, of));
    head.ever = head.ever.plus(sums);
    seal(0);
    save();
    return at;
  }

  private void seal(int level) {
    List<Span> spans = head.levels.get(level);
    if (spans.size() <= MOST) {
      return;
    }
    List<Span> older = spans.subList(0, BLOCK);
    Sums sums = older.stream().map(Span::sums).reduce(Sums.NONE, Sums::plus);
    Span block = Span.block(older.getFirst().first(), older.getLast().last(), sums, head.next);
    storage.put(key(block.child()), SeriesHead.block(older));
    head.next++;
    older.clear();
    if (head.levels.size() == level + 1) {
      head.levels.add(new ArrayList<>());
    }
    head.levels.get(level + 1).add(block);
    seal(level + 1);
  }

  /**
   * Takes a movement out again.
   *
   * @param time at which it counts, as {@link #add} told
   */
  void remove(long time, String of) {
    for (int level = 0; level < head.levels.size(); level++) {
      Optional<Sums> gone = remove(head.levels.get(level), level, time, of);
      if (gone.isPresent()) {
        head.ever = head.ever.minus(gone.get());
        save();
        return;
      }
    }
  }

  private Optional<Sums> remove(List<Span> spans, int level, long time, String of) {
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      if (time < span.first() || time > span.last()) {
        continue;
      }
      Optional<Sums> gone =
          level > 0
              ? removeFrom(span.child(), level - 1, time, of)
              : Optional.of(span.sums()).filter(_ -> span.child().equals(of));
      if (gone.isPresent()) {
        Span rest = span.less(gone.get());
        if (rest.sums().count() == 0) {
          var _ = spans.remove(i);
        } else {
          spans.set(i, rest);
        }
        return gone;
      }
    }
    return Optional.empty();
  }

  private Optional<Sums> removeFrom(String block, int level, long time, String of) {
    List<Span> spans = block(block);
    Optional<Sums> gone = remove(spans, level, time, of);
    if (gone.isPresent()) {
      store(block, spans);
    }
    return gone;
  }

  /**
   * Forgets the oldest block of movements if they all lie at or before {@code time}; what they came
   * to stays in {@link #ever}.
   *
   * @return what the forgotten movements were of
   */
  List<String> prune(long time) {
    for (int level = head.levels.size() - 1; level > 0; level--) {
      List<Span> spans = head.levels.get(level);
      if (!spans.isEmpty()) {
        if (spans.getFirst().first() > time) {
          return List.of();
        }
        List<String> gone = new ArrayList<>();
        prune(spans, level, time, gone);
        if (!gone.isEmpty()) {
          save();
        }
        return gone;
      }
    }
    return List.of();
  }

  private void prune(List<Span> spans, int level, long time, List<String> gone) {
    Span oldest = spans.getFirst();
    List<Span> below = block(oldest.child());
    if (level > 1) {
      prune(below, level - 1, time, gone);
    } else if (oldest.last() <= time) {
      below.forEach(span -> gone.add(span.child()));
      below.clear();
    }
    if (gone.isEmpty()) {
      return;
    }
    store(oldest.child(), below);
    if (below.isEmpty()) {
      spans.removeFirst();
    } else {
      Sums left = below.stream().map(Span::sums).reduce(Sums.NONE, Sums::plus);
      spans.set(0, new Span(below.getFirst().first(), oldest.last(), left, oldest.child()));
    }
  }

  private List<Span> block(String number) {
    return storage
        .get(key(number))
        .map(SeriesHead::block)
        .orElseThrow(() -> new IllegalStateException("a block of the ledger is missing"));
  }

  private void store(String number, List<Span> spans) {
    if (spans.isEmpty()) {
      storage.delete(key(number));
    } else {
      storage.put(key(number), SeriesHead.block(spans));
    }
  }

  private void save() {
    storage.put(HEAD, head.bytes());
  }

  private static String key(String number) {
    return "block/" + number;
  }
}
