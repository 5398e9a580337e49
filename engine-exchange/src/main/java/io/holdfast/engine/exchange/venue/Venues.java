package io.holdfast.engine.exchange.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.engine.exchange.route.Named;
import java.util.Arrays;
import java.util.Optional;

/** The venues of a mount: the built-in ones and its own. */
public final class Venues {
  private static final int MOST = 1_000;

  private record Place(String mount, String name) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Parsed(byte[] bytes, Venue venue) {}

  private final Cache<Place, Parsed> parsed = Caffeine.newBuilder().maximumSize(MOST).build();

  /** A venue; of its own name a built-in one is meant. */
  public Optional<Venue> find(Call call, String name) {
    Optional<Venue> builtIn = BuiltIn.find(name);
    return builtIn.isPresent()
        ? builtIn
        : call.storage().get(Named.VENUES.storageKey(name)).map(bytes -> parse(call, name, bytes));
  }

  /**
   * A venue.
   *
   * @throws Refusal.InvalidRequest when there is none
   */
  public Venue require(Call call, String name) {
    return find(call, name)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "venue: \""
                    + name
                    + "\" is unknown; known are "
                    + String.join(", ", BuiltIn.NAMES)
                    + ", and what is written to venues/"));
  }

  /** What the stored bytes say: they are compared, so that what is kept is never stale. */
  private Venue parse(Call call, String name, byte[] bytes) {
    Place place = new Place(call.mount().uuid(), name);
    Parsed known = parsed.getIfPresent(place);
    if (known != null && Arrays.equals(known.bytes, bytes)) {
      return known.venue;
    }
    Venue venue = VenueReader.read(name, (ObjectNode) Json.tree(bytes));
    parsed.put(place, new Parsed(bytes, venue));
    return venue;
  }
}
