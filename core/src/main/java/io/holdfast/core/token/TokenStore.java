package io.holdfast.core.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.lease.BulkRevocation;
import io.holdfast.core.lease.ExpiryIndex;
import io.holdfast.core.quota.LeaseCounts;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.crypto.mac.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in storage. For each: its entry by salted hash, its accessor, its place below its parent,
 * and, when it expires, its place in the ordered expiry index and in the list of leases. Accessors
 * and leases are listed by namespace; the rest is the same for all of them.
 */
final class TokenStore {
  private static final String TOKENS = Layout.core(Namespace.ROOT) + "token/";
  private static final String ENTRY = TOKENS + "id/";
  private static final String ACCESSOR = "token/accessor/";
  private static final String CHILD = TOKENS + "child/";
  private static final String LEASE = "lease/";
  private static final int CACHED = 20_000;

  /** The kind of entry that this store puts into the expiry index. */
  static final String EXPIRY_KIND = "token";

  private final HmacSha256 salt;
  private final Cache<String, Cached> cache = Caffeine.newBuilder().maximumSize(CACHED).build();

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Cached(byte[] sealed, TokenEntry entry) {}

  /** What an accessor points to. */
  record AccessorEntry(String accessor, String token) {}

  /**
   * @param salt keyed with the namespace's token salt, so that stored ids say nothing of tokens
   */
  TokenStore(HmacSha256 salt) {
    this.salt = salt;
  }

  /** The salted hash under which a token is stored. */
  String hash(String token) {
    return salt.hex(token.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The entry of a token's text, also when it is of no use any more; batch tokens are not kept
   * here.
   */
  Optional<TokenEntry> find(BarrierTx tx, String token) {
    return byId(tx, hash(token));
  }

  /** The entry of a salted hash, also when it is of no use any more. */
  Optional<TokenEntry> byId(BarrierTx tx, String id) {
    String key = ENTRY + id;
    byte[] sealed = tx.sealed(key);
    if (sealed == null) {
      return Optional.empty();
    }
    Cached known = cache.getIfPresent(id);
    if (known != null && Arrays.equals(known.sealed, sealed)) {
      return Optional.of(known.entry);
    }
    TokenEntry entry = Json.read(tx.open(key, sealed), TokenEntry.class);
    cache.put(id, new Cached(sealed, entry));
    return Optional.of(entry);
  }

  /** The token of an accessor in whatever namespace, also when it is of no use any more. */
  Optional<TokenEntry> byAccessor(BarrierTx tx, String accessor) {
    return tx.view(accessors(Namespace.idIn(accessor)))
        .get(hash(accessor), AccessorEntry.class)
        .flatMap(found -> byId(tx, found.token()));
  }

  private static String accessors(String namespaceId) {
    return Layout.core(namespaceId) + ACCESSOR;
  }

  /** All accessors of a namespace. */
  List<String> accessors(BarrierTx tx, String namespaceId) {
    StorageView view = tx.view(accessors(namespaceId));
    return view.list("").stream()
        .flatMap(name -> view.get(name, AccessorEntry.class).stream())
        .map(AccessorEntry::accessor)
        .toList();
  }

  /** Some tokens of a namespace; empty when there are none. */
  List<TokenEntry> some(BarrierTx tx, String namespaceId, int limit) {
    StorageView view = tx.view(accessors(namespaceId));
    return view.list("", "", limit).stream()
        .flatMap(name -> view.get(name, AccessorEntry.class).stream())
        .flatMap(found -> byId(tx, found.token()).stream())
        .toList();
  }

  /** Stores a new token. */
  void add(BarrierTx tx, TokenEntry entry) {
    put(tx, entry, null);
    tx.view(accessors(entry.namespaceId()))
        .put(hash(entry.accessor()), new AccessorEntry(entry.accessor(), entry.id()));
    if (!entry.isOrphan()) {
      tx.put(CHILD + entry.parent() + "/" + entry.id(), new byte[0]);
    }
  }

  /** Replaces a token that changed: its uses, its expiry, its parent. */
  void update(BarrierTx tx, TokenEntry before, TokenEntry after) {
    put(tx, after, before);
    if (!before.parent().equals(after.parent())) {
      removeFromParent(tx, before.parent(), before.id());
    }
  }

  private void put(BarrierTx tx, TokenEntry entry, @Nullable TokenEntry before) {
    tx.put(ENTRY + entry.id(), Json.write(entry));
    Instant was = before == null ? null : before.expires();
    if (Objects.equals(was, entry.expires())) {
      return;
    }
    ExpiryIndex.move(tx, EXPIRY_KIND, entry.id(), was, entry.expires());
    if (was == null) {
      LeaseCounts.added(tx, entry.leaseId());
      tx.put(leaseKey(entry), entry.id().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The ids of a token's children, at most so many. */
  List<String> children(BarrierTx tx, String id, int limit) {
    return tx.view(CHILD).list(id + "/", "", limit);
  }

  /** Takes a child off its parent's list; the child's own entry stays as it is. */
  void removeFromParent(BarrierTx tx, String parent, String child) {
    tx.delete(CHILD + parent + "/" + child);
  }

  /** Removes a token with its cubbyhole; its children are looked after elsewhere. */
  void remove(BarrierTx tx, TokenEntry entry) {
    tx.delete(ENTRY + entry.id());
    tx.delete(accessors(entry.namespaceId()) + hash(entry.accessor()));
    if (!entry.isOrphan()) {
      removeFromParent(tx, entry.parent(), entry.id());
    }
    if (entry.expires() != null) {
      ExpiryIndex.move(tx, EXPIRY_KIND, entry.id(), entry.expires(), null);
      LeaseCounts.removed(tx, entry.leaseId());
      tx.delete(leaseKey(entry));
    }
    BulkRevocation.ofToken(tx, entry.id());
    if (!entry.cubbyhole().isEmpty()) {
      StorageDeletion.delete(tx, cubbyholePrefix(entry));
    }
    cache.invalidate(entry.id());
  }

  /** A token's private storage: the part of the cubbyhole mount that lives as long as the token. */
  StorageView cubbyhole(BarrierTx tx, TokenEntry entry) {
    return tx.view(cubbyholePrefix(entry));
  }

  private static String cubbyholePrefix(TokenEntry entry) {
    String namespace = entry.namespaceId();
    return Layout.mount(namespace, BuiltinMounts.cubbyhole(namespace)) + entry.cubbyhole() + "/";
  }

  private static String leaseKey(TokenEntry entry) {
    return Layout.core(entry.namespaceId()) + LEASE + entry.leaseId();
  }

  /**
   * The leases of a namespace's tokens: ids as {@code auth/token/create/h<hash>}, each with its
   * token's id.
   */
  StorageView leases(BarrierTx tx, String namespaceId) {
    return tx.view(Layout.core(namespaceId) + LEASE);
  }

  /** The token of a lease id, also when it is of no use any more. */
  Optional<TokenEntry> byLease(BarrierTx tx, String leaseId) {
    return leases(tx, Namespace.idIn(leaseId))
        .get(leaseId)
        .flatMap(id -> byId(tx, new String(id, StandardCharsets.UTF_8)));
  }

  /** Forgets what it cached, when the server is sealed. */
  void clear() {
    cache.invalidateAll();
  }
}
