package io.holdfast.core.catalog;

import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Changes of what is said of secrets, in order of time; they are kept for 400 days. */
public final class OwnershipEvents {
  private static final String EVENTS = "catalog/event/";
  private static final Duration KEPT = Duration.ofDays(400);
  private static final int FORGOTTEN_AT_ONCE = 20;

  private final BarrierTx tx;
  private final StorageView view;

  /**
   * A change.
   *
   * @param path of the secret, or of the rule
   * @param rule whether it is of a rule
   * @param before what was said until then
   * @param after what is said since
   * @param by the entity that changed it; empty for none
   * @param byName how the token called itself
   */
  public record Event(
      Instant time,
      String path,
      boolean rule,
      Ownership before,
      Ownership after,
      String by,
      String byName) {}

  public OwnershipEvents(BarrierTx tx, Namespace namespace) {
    this.tx = tx;
    this.view = tx.view(Layout.core(namespace) + EVENTS);
  }

  public void add(Event event) {
    if (event.before().equals(event.after())) {
      return;
    }
    forgetOld();
    view.put(key(event.time()) + "-" + Randomness.base62(8), (Object) event);
  }

  private void forgetOld() {
    String oldest = key(tx.now().minus(KEPT));
    view.list("", "", FORGOTTEN_AT_ONCE).stream()
        .filter(key -> key.compareTo(oldest) < 0)
        .forEach(view::delete);
  }

  /**
   * The first changes since a time.
   *
   * @param since exclusive of nothing: those of that very millisecond are among them
   */
  public List<Event> since(Instant since, int limit) {
    List<Event> events = new ArrayList<>();
    for (String key : view.list("", key(since), limit)) {
      view.get(key).map(bytes -> Json.read(bytes, Event.class)).ifPresent(events::add);
    }
    return events;
  }

  /** Milliseconds in digits of one length, so that the order of the keys is that of time. */
  private static String key(Instant time) {
    return "%015d".formatted(Math.max(0, time.toEpochMilli()));
  }
}
