package io.holdfast.core.metrics;

import io.holdfast.api.Request;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that are at work on this node. */
public final class InFlight {
  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

  /** A request at work. */
  public record Entry(Request request, Instant start) {}

  public void begin(Request request, Instant start) {
    entries.put(request.id(), new Entry(request, start));
  }

  public void end(Request request) {
    entries.remove(request.id());
  }

  public Collection<Entry> entries() {
    return entries.values();
  }

  public int size() {
    return entries.size();
  }
}
