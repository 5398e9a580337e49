package io.holdfast.engine.exchange.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.exchange.route.Named;
import io.holdfast.engine.exchange.venue.Algorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of all mounts: those stored, and those made ready for use. */
public final class KeyStore {
  private static final int MOST = 5_000;
  private static final String SECRETS = "secret/";
  private static final String PASSPHRASES = "passphrase/";

  private record Place(String mount, String name) {}

  /** The material's id changes with the secret: what was prepared before is never met again. */
  private record Id(String mount, String name, String materialId) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Parsed(byte[] bytes, StoredKey key) {}

  private final Cache<Place, Parsed> parsed = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<Id, PreparedKey> prepared =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          // Not on a pool of its own: a dropped key is erased before the call returns.
          .executor(Runnable::run)
          .<Id, PreparedKey>removalListener((id, key, cause) -> retire(key))
          .build();

  private static void retire(@Nullable PreparedKey key) {
    if (key != null) {
      key.retire();
    }
  }

  /** A key. */
  public Optional<StoredKey> find(Call call, String name) {
    return call.storage()
        .get(Named.KEYS.storageKey(name))
        .map(bytes -> parse(call.mount().uuid(), name, bytes));
  }

  /**
   * A key.
   *
   * @throws Refusal.NotFound when there is none
   */
  public StoredKey require(Call call, String name) {
    return find(call, name).orElseThrow(() -> new Refusal.NotFound("no " + Named.KEYS.label(name)));
  }

  /** What stored bytes say: they are compared, so that what is kept is never stale. */
  private StoredKey parse(String mount, String name, byte[] bytes) {
    Place place = new Place(mount, name);
    Parsed known = parsed.getIfPresent(place);
    if (known != null && Arrays.equals(known.bytes, bytes)) {
      return known.key;
    }
    StoredKey key = Json.read(bytes, StoredKey.class);
    parsed.put(place, new Parsed(bytes, key));
    return key;
  }

  /** A key made ready for use. */
  public PreparedKey prepared(Call call, String name, StoredKey key) {
    Id id = new Id(call.mount().uuid(), name, key.material().id());
    PreparedKey known = prepared.getIfPresent(id);
    if (known != null) {
      return known;
    }
    PreparedKey loaded = load(call.storage(), name, key.signs());
    PreparedKey first = prepared.asMap().putIfAbsent(id, loaded);
    if (first == null) {
      return loaded;
    }
    loaded.retire();
    return first;
  }

  private static PreparedKey load(StorageView storage, String name, Algorithm algorithm) {
    SecretBytes secret =
        storage
            .getSecret(SECRETS + name)
            .orElseThrow(() -> new IllegalStateException("a key without its secret"));
    return PreparedKey.of(algorithm, secret, storage.getSecret(PASSPHRASES + name));
  }

  /** Stores a key with its secret. */
  void put(
      Call call, String name, StoredKey key, SecretBytes secret, Optional<SecretBytes> passphrase) {
    call.services().catalog().renew(Named.KEYS.path(name), "exchange-key");
    call.storage().putSecret(SECRETS + name, secret);
    passphrase.ifPresent(text -> call.storage().putSecret(PASSPHRASES + name, text));
    save(call, name, key);
  }

  /** Stores what changed around the secret. */
  void save(Call call, String name, StoredKey key) {
    call.storage().put(Named.KEYS.storageKey(name), key);
  }

  /** Deletes a key for good. */
  void delete(Call call, String name) {
    find(call, name).ifPresent(key -> drop(call, name, key));
    call.storage().delete(Named.KEYS.storageKey(name));
    call.services().catalog().drop(Named.KEYS.path(name));
    call.storage().delete(SECRETS + name);
    call.storage().delete(PASSPHRASES + name);
  }

  /** Erases what was prepared of a key; should it stay after all, it is prepared anew. */
  void drop(Call call, String name, StoredKey key) {
    prepared.invalidate(new Id(call.mount().uuid(), name, key.material().id()));
  }

  /** The names of the keys of a venue. */
  public static List<String> ofVenue(StorageView storage, String venue) {
    return all(storage, venue, true);
  }

  /** The names of the keys of a policy. */
  public static List<String> ofPolicy(StorageView storage, String policy) {
    return all(storage, policy, false);
  }

  private static List<String> all(StorageView storage, String value, boolean venue) {
    return storage.list(Named.KEYS.storageKey("")).stream()
        .filter(name -> {
          StoredKey key = Named.KEYS.read(storage, name, StoredKey.class);
          return (venue ? key.venue() : key.policy()).equals(value);
        })
        .toList();
  }

  /** Erases all that was prepared. */
  public void forget() {
    prepared.invalidateAll();
    parsed.invalidateAll();
  }
}
