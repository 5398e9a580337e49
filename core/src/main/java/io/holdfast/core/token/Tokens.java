package io.holdfast.core.token;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.core.backlog.Chore;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.lease.Expiry;
import io.holdfast.core.quota.LeaseCounts;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.router.Topology;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.mac.HmacSha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tokens of a server: those in storage and those that carry themselves. */
public final class Tokens {
  /**
   * A token is looked up with all that is above it; a chain of parents longer than this would make
   * each of its requests slow.
   */
  static final int DEEPEST = 500;

  private final TokenStore store;
  private final TokenRevocation revocation;
  private final MountTable mounts;
  private final Subjects subjects = new Subjects();

  /** A new token: its text, which is shown once, and its entry. */
  public record Issued(String text, TokenEntry entry) {
    /** Leaves out the text. */
    @Override
    public String toString() {
      return "Issued[" + entry + "]";
    }
  }

  /**
   * @param salt keyed with the namespace's token salt, so that stored ids say nothing of tokens
   * @param mounts where the auth methods are that tokens came from
   */
  public Tokens(HmacSha256 salt, MountTable mounts) {
    this.store = new TokenStore(salt);
    this.revocation = new TokenRevocation(store);
    this.mounts = mounts;
  }

  TokenStore store() {
    return store;
  }

  /** The token of a text, if it may be used. */
  public Optional<TokenEntry> find(BarrierTx tx, String text) {
    Optional<TokenEntry> entry =
        BatchTokens.isBatch(text) ? BatchTokens.read(tx, text) : store.find(tx, text);
    return entry.flatMap(found -> live(tx, found));
  }

  /** A token as it is by now, if it may be used. */
  Optional<TokenEntry> again(BarrierTx tx, TokenEntry seen) {
    return store.byId(tx, seen.id()).flatMap(found -> live(tx, found));
  }

  /** The token of an accessor, if it may be used. */
  public Optional<TokenEntry> byAccessor(BarrierTx tx, String accessor) {
    return store.byAccessor(tx, accessor).flatMap(found -> live(tx, found));
  }

  /** The token of an id (the salted hash of its text), if it may be used. */
  public Optional<TokenEntry> byId(BarrierTx tx, String id) {
    return store.byId(tx, id).flatMap(found -> live(tx, found));
  }

  /** The token of a lease id, if it may be used. */
  public Optional<TokenEntry> byLease(BarrierTx tx, String leaseId) {
    return store.byLease(tx, leaseId).flatMap(found -> live(tx, found));
  }

  /** The ids of the leases of a namespace's tokens: {@code auth/token/create/h<hash>}. */
  public StorageView leases(BarrierTx tx, Namespace namespace) {
    return store.leases(tx, namespace.id());
  }

  /**
   * The token, if it may be used: neither it nor anything above it is over, revoked, or came from
   * an auth method that is gone. What is revoked is useless at once, however much there is to be
   * removed.
   */
  private Optional<TokenEntry> live(BarrierTx tx, TokenEntry entry) {
    TokenEntry at = entry;
    while (isGood(tx, at)) {
      if (at.isOrphan()) {
        return Optional.of(entry);
      }
      Optional<TokenEntry> parent = store.byId(tx, at.parent());
      if (parent.isEmpty()) {
        boolean orphan = revocation.leavesOrphans(tx, at.parent());
        return orphan
            ? Optional.of(at.id().equals(entry.id()) ? entry.orphaned() : entry)
            : Optional.empty();
      }
      at = parent.get();
    }
    return Optional.empty();
  }

  private boolean isGood(BarrierTx tx, TokenEntry entry) {
    return !entry.isOver(tx.now()) && hasItsPlace(tx, entry) && !revocation.isRevoked(tx, entry);
  }

  /** Whether a token is of a namespace or of one below it. */
  public boolean isWithin(BarrierTx tx, TokenEntry entry, Namespace namespace) {
    return namespace.isRoot()
        || mounts.namespaces(tx).live(entry.namespaceId()).filter(namespace::contains).isPresent();
  }

  /** The namespace that a token is of. */
  public Namespace namespace(BarrierTx tx, TokenEntry entry) {
    return entry.namespace().isEmpty()
        ? Namespace.ROOT
        : mounts
            .namespaces(tx)
            .live(entry.namespaceId())
            .orElseThrow(Refusal.PermissionDenied::new);
  }

  /**
   * Whether its namespace is there, and in it the method that it came from: a method that moves to
   * another namespace ends the tokens it gave.
   */
  private boolean hasItsPlace(BarrierTx tx, TokenEntry entry) {
    if (entry.namespace().isEmpty() && !entry.cameFromLogin()) {
      return true;
    }
    Topology topology = mounts.at(tx);
    return topology
        .namespaces()
        .live(entry.namespaceId())
        .filter(namespace ->
            !entry.cameFromLogin() || topology.of(tx, namespace).byUuid(entry.mount()).isPresent())
        .isPresent();
  }

  /**
   * Who is behind a token.
   *
   * @return empty when the entity is gone or disabled: the token is of no use then
   */
  public Optional<Subject> behind(BarrierTx tx, TokenEntry entry) {
    return subjects.find(tx, entry.entityId());
  }

  /** Whether a token may have children: its own chain of parents must not be too long. */
  boolean mayHaveChildren(BarrierTx tx, TokenEntry entry) {
    Optional<TokenEntry> at = Optional.of(entry);
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (at.isEmpty() || at.get().isOrphan()) {
        return true;
      }
      at = store.byId(tx, at.get().parent());
    }
    return false;
  }

  /**
   * Makes a token of an entry without id and accessor.
   *
   * @param text the token's text if the caller chose it, else empty
   */
  public Issued issue(BarrierTx tx, TokenDraft draft, String text) {
    if (draft.isBatch()) {
      TokenEntry entry = draft.batchEntry();
      LeaseCounts.requireRoom(tx, entry.leaseId());
      return new Issued(BatchTokens.issue(tx, entry) + draft.suffix(), entry);
    }
    String chosen = text.isEmpty() ? TokenIds.service() + draft.suffix() : text;
    TokenEntry entry =
        draft.entry(
            store.hash(chosen),
            TokenIds.accessor() + draft.suffix(),
            Randomness.base62(24),
            revocation.epoch(tx));
    store.add(tx, entry);
    return new Issued(chosen, entry);
  }

  /** Whether a text is that of a token, also one of which something is still to be removed. */
  boolean isTaken(BarrierTx tx, String text) {
    return store.find(tx, text).isPresent() || revocation.isUnfinished(tx, store.hash(text));
  }

  /**
   * Takes one use off a use-limited token.
   *
   * @return the token with the uses that remain; -1 when this was the last
   */
  public TokenEntry countUse(BarrierTx tx, TokenEntry seen) {
    Optional<TokenEntry> entry = store.byId(tx, seen.id());
    if (entry.isEmpty() || entry.get().numUses() <= 0) {
      return seen;
    }
    int left = entry.get().numUses() == 1 ? -1 : entry.get().numUses() - 1;
    TokenEntry after = entry.get().withUses(left);
    store.update(tx, entry.get(), after);
    return after;
  }

  /** Ends a token that has no uses left, with what hangs below it. */
  public void revokeUsedUp(BarrierTx tx, TokenEntry seen) {
    if (seen.numUses() < 0) {
      revoke(tx, seen);
    }
  }

  /** Ends a token and everything below it, if it is still there. */
  public void revoke(BarrierTx tx, TokenEntry seen) {
    store.byId(tx, seen.id()).ifPresent(entry -> revocation.revoke(tx, entry));
  }

  /** Ends a token whose children live on as orphans. */
  void revokeAlone(BarrierTx tx, TokenEntry entry) {
    revocation.revokeAlone(tx, entry);
  }

  /** Ends a namespace's tokens whose leases lie below a path, with everything below them. */
  public void revokeUnder(BarrierTx tx, Namespace namespace, String path) {
    revocation.revokeUnder(tx, namespace, path.isEmpty() || path.endsWith("/") ? path : path + "/");
  }

  /**
   * Ends some tokens of a namespace, with everything below them.
   *
   * @return whether there were any
   */
  public boolean revokeSome(BarrierTx tx, Namespace namespace, int limit) {
    List<TokenEntry> some = store.some(tx, namespace.id(), limit);
    some.forEach(entry -> revoke(tx, entry));
    return !some.isEmpty();
  }

  /** The private storage of a token, which lives as long as it. */
  public StorageView cubbyhole(BarrierTx tx, TokenEntry entry) {
    return store.cubbyhole(tx, entry);
  }

  /** Some tokens of a namespace, batch tokens apart, which are not kept. */
  public List<TokenEntry> some(BarrierTx tx, Namespace namespace, int limit) {
    return store.some(tx, namespace.id(), limit);
  }

  /** All accessors of a namespace. */
  List<String> accessors(BarrierTx tx, Namespace namespace) {
    return store.accessors(tx, namespace.id());
  }

  /** What ends tokens whose time is over, by the kind that stands in the expiry index. */
  public Map<String, Expiry.Ending> endings() {
    return Map.of(
        PendingLogins.EXPIRY_KIND,
        PendingLogins::end,
        TokenStore.EXPIRY_KIND,
        (tx, id) ->
            store
                .byId(tx, id)
                .filter(entry -> entry.isOver(tx.now()))
                .ifPresent(entry -> revocation.revoke(tx, entry)));
  }

  /** What finishes large revocations. */
  public Map<String, Chore> chores() {
    return revocation.chores();
  }

  /** Forgets what it cached, when the server is sealed. */
  public void clear() {
    store.clear();
    revocation.clear();
    subjects.clear();
  }
}
