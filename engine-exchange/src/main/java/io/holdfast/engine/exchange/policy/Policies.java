package io.holdfast.engine.exchange.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.engine.exchange.route.Named;
import java.util.Arrays;
import java.util.Optional;

/** The policies in force, parsed once for as long as what is stored is the same. */
public final class Policies {
  private static final int MOST = 5_000;

  private record Place(String mount, String name) {}

  /** A version in force, ready to decide. */
  public record Version(long number, ExchangePolicy policy) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Parsed(byte[] bytes, Version version) {}

  private final Cache<Place, Parsed> parsed = Caffeine.newBuilder().maximumSize(MOST).build();

  /** The version in force. */
  public Optional<Version> find(Call call, String name) {
    return name.isEmpty()
        ? Optional.empty()
        : call.storage()
            .get(Named.POLICIES.storageKey(name))
            .map(bytes -> parse(new Place(call.mount().uuid(), name), bytes));
  }

  /** Whether there is one. */
  public boolean exists(Call call, String name) {
    return call.storage().exists(Named.POLICIES.storageKey(name));
  }

  private Version parse(Place place, byte[] bytes) {
    Parsed known = parsed.getIfPresent(place);
    if (known != null && Arrays.equals(known.bytes, bytes)) {
      return known.version;
    }
    StoredPolicy stored = Json.read(bytes, StoredPolicy.class);
    Version version = new Version(stored.version(), PolicyReader.read(stored.document()));
    parsed.put(place, new Parsed(bytes, version));
    return version;
  }
}
