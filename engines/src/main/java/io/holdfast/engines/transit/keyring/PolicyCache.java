package io.holdfast.engines.transit.keyring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Json;
import java.util.Arrays;

/**
 * Parsed settings of keys, so that a hot key's JSON is not parsed with each request. The stored
 * bytes are read in every transaction and compared, so that a cached record is never a stale one.
 */
public final class PolicyCache {
  private static final int MOST = 10_000;

  private record Place(String mount, String name) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Parsed(byte[] bytes, KeyPolicy policy) {}

  private final Cache<Place, Parsed> cache = Caffeine.newBuilder().maximumSize(MOST).build();

  /** What the stored bytes of a key say. */
  KeyPolicy parse(String mount, String name, byte[] bytes) {
    Place place = new Place(mount, name);
    Parsed known = cache.getIfPresent(place);
    if (known != null && Arrays.equals(known.bytes, bytes)) {
      return known.policy;
    }
    KeyPolicy policy = Json.read(bytes, KeyPolicy.class);
    cache.put(place, new Parsed(bytes, policy));
    return policy;
  }

  /** Forgets everything. */
  public void clear() {
    cache.invalidateAll();
  }
}
