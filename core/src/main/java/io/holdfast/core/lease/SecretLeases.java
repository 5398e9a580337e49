package io.holdfast.core.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Mount;
import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.lease.LeaseTerms;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.LeaseEntry.State;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leases of secrets: what engines gave for a time and take back when it is over.
 *
 * <p>A lease that is to end is not revoked by whoever ends it: it becomes due at once, and the
 * {@link Revoker} takes it back, also after a crash, until the engine says that it is done. What an
 * effect makes outside is begun here before it is made, so that the same holds for what a crash
 * left half made (docs/adr/103).
 */
public final class SecretLeases {
  /** How long a begun lease may take to be confirmed, should nobody know what became of it. */
  static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(5);

  private static final int ID_CHARACTERS = 24;

  private SecretLeases() {}

  /**
   * What a lease hangs on.
   *
   * @param token the id of the token it ends with; empty for none
   * @param bound when it ends at the latest; null when nothing bounds it
   */
  public record Holder(String token, @Nullable Instant bound) {}

  /**
   * Notes a lease that is about to be made.
   *
   * @param requestPath the path of the request, from which the id is made
   * @param path the same below the mount
   */
  public static LeaseEntry begin(
      BarrierTx tx,
      Mount mount,
      String requestPath,
      String path,
      Holder holder,
      ObjectNode internal) {
    LeaseEntry entry =
        new LeaseEntry(
            requestPath + "/" + Randomness.base62(ID_CHARACTERS) + mount.namespace().suffix(),
            mount.uuid(),
            path,
            holder.token(),
            holder.bound(),
            internal,
            tx.now(),
            null,
            Duration.ZERO,
            false,
            null,
            State.BEGUN,
            0,
            "",
            tx.now().plus(CONFIRMED_WITHIN));
    LeaseStore.put(tx, entry);
    return entry;
  }

  /** A lease that is good from now on, and what its client is to be warned of. */
  public record Granted(LeaseEntry entry, List<String> warnings) {}

  /**
   * Confirms a lease that was begun: its secret is made.
   *
   * @param internal what the engine keeps of it from now on
   * @throws Refusal.Conflict when it was revoked meanwhile; the secret is to be taken back
   */
  public static Granted confirm(
      BarrierTx tx, LeaseEntry begun, ObjectNode internal, LeaseTerms terms, Mount mount) {
    LeaseEntry entry =
        LeaseStore.find(tx, begun.id())
            .filter(found -> found.state() == State.BEGUN)
            .orElseThrow(() -> new Refusal.Conflict("the lease was revoked while it was made"));
    // From now: what it took to make the secret is not taken off its time.
    Lifetime lifetime = lifetime(terms, Duration.ZERO, mount, tx.now(), tx.now());
    Duration ttl = bounded(lifetime.ttl(), tx.now(), entry.bound());
    LeaseEntry live = entry.live(internal, tx.now().plus(ttl), ttl, terms.renewable());
    LeaseStore.put(tx, live);
    return new Granted(live, lifetime.warnings());
  }

  /** Says that what was begun never came to be: it is revoked, to be sure. */
  public static void abandon(BarrierTx tx, LeaseEntry begun) {
    LeaseStore.put(tx, begun.ending(atOnce(tx), State.ENDING));
  }

  /**
   * Renews a lease by the engine's terms of now.
   *
   * @param increment what the client asks for; zero for nothing
   */
  public static Granted renew(
      BarrierTx tx, LeaseEntry entry, LeaseTerms terms, Duration increment, Mount mount) {
    Lifetime lifetime = lifetime(terms, increment, mount, entry.issued(), tx.now());
    if (lifetime.ttl().isNegative() || lifetime.ttl().isZero()) {
      throw new Refusal.InvalidRequest("past the max TTL, cannot renew");
    }
    Duration ttl = bounded(lifetime.ttl(), tx.now(), entry.bound());
    LeaseEntry renewed = entry.renewed(tx.now(), tx.now().plus(ttl), ttl, terms.renewable());
    LeaseStore.put(tx, renewed);
    return new Granted(renewed, lifetime.warnings());
  }

  private static Lifetime lifetime(
      LeaseTerms terms, Duration increment, Mount mount, Instant issued, Instant now) {
    return Lifetime.of(
        new Lifetime.Terms(increment, terms.ttl(), terms.maxTtl(), Duration.ZERO, Duration.ZERO),
        mount,
        issued,
        now);
  }

  private static Duration bounded(Duration ttl, Instant now, @Nullable Instant bound) {
    if (bound == null) {
      return ttl;
    }
    Duration left = Duration.between(now, bound);
    return left.compareTo(ttl) < 0 ? left : ttl;
  }

  /** The lease of an id, also when it is only begun or about to end. */
  public static Optional<LeaseEntry> find(BarrierTx tx, String id) {
    return LeaseStore.find(tx, id);
  }

  /** The lease of an id that is good. */
  public static Optional<LeaseEntry> live(BarrierTx tx, String id) {
    return LeaseStore.find(tx, id).filter(entry -> entry.isLive(tx.now()));
  }

  /** All leases of a namespace by id, but for those that are to end. */
  public static StorageView all(BarrierTx tx, Namespace namespace) {
    return LeaseStore.all(tx, namespace.id());
  }

  /** The leases that could not be revoked again and again. */
  public static List<LeaseEntry> stuck(BarrierTx tx, int limit) {
    return LeaseStore.stuck(tx, limit).stream()
        .flatMap(id -> LeaseStore.find(tx, id).stream())
        .toList();
  }

  /** Ends a lease: it is of no use any more, and is taken back as soon as that can be done. */
  public static void end(BarrierTx tx, LeaseEntry entry) {
    if (!entry.isEnding()) {
      LeaseStore.put(tx, entry.ending(atOnce(tx), State.ENDING));
    } else if (entry.isStuck()) {
      // Somebody who asks again may have repaired what stood in the way.
      LeaseStore.put(tx, entry.ending(atOnce(tx), entry.state()));
    }
  }

  /** Ends a lease; should it not be possible to take it back, it is forgotten all the same. */
  public static void force(BarrierTx tx, LeaseEntry entry) {
    LeaseStore.put(tx, entry.ending(atOnce(tx), State.FORCED));
  }

  /** The order of time is kept in milliseconds: this one has begun. */
  private static Instant atOnce(BarrierTx tx) {
    return tx.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** After a start of the server: nobody is making what was begun any more. */
  public static int abandonBegun(BarrierTx tx, int limit) {
    List<String> begun = LeaseStore.begun(tx, limit);
    begun.forEach(id -> LeaseStore.find(tx, id).ifPresent(entry -> end(tx, entry)));
    return begun.size();
  }

  /**
   * After a start of the server: nobody is taking back what was to be taken back, and it is due.
   *
   * @param namespaceId the namespace whose leases are looked at
   * @param after the id that was looked at last; empty to begin
   * @return the last id that was looked at; empty when all were
   */
  public static String resume(BarrierTx tx, String namespaceId, String after, int limit) {
    List<String> ids = LeaseStore.ending(tx, namespaceId).keys("", after, limit);
    for (String id : ids) {
      LeaseStore.find(tx, id)
          .filter(entry -> entry.failures() == 0 && entry.due().isAfter(tx.now()))
          .ifPresent(entry -> LeaseStore.put(tx, entry.ending(tx.now(), entry.state())));
    }
    return ids.size() < limit ? "" : ids.getLast();
  }

  /** The first leases that are due. */
  public static List<DueIndex.Due> due(BarrierTx tx, Instant now, int limit) {
    return LeaseStore.due(tx, now, limit);
  }

  /** Takes an id whose lease is gone out of the order of time. */
  public static void forget(BarrierTx tx, DueIndex.Due due) {
    LeaseStore.forget(tx, due);
  }

  /** Says that a lease is being taken back; should nothing come of it, it is tried again then. */
  public static void taking(BarrierTx tx, LeaseEntry entry, Instant againAt) {
    State state = entry.state() == State.FORCED ? State.FORCED : State.ENDING;
    LeaseStore.put(tx, entry.ending(againAt, state));
  }

  /** Forgets a lease whose secret was taken back. */
  public static void taken(BarrierTx tx, String id) {
    LeaseStore.find(tx, id).ifPresent(entry -> LeaseStore.remove(tx, entry));
  }

  /**
   * Says that a lease could not be taken back.
   *
   * @return whether it is tried again; a forced one is forgotten
   */
  public static boolean notTaken(BarrierTx tx, String id, String why) {
    Optional<LeaseEntry> entry = LeaseStore.find(tx, id);
    if (entry.isEmpty() || entry.get().state() == State.FORCED) {
      taken(tx, id);
      return false;
    }
    LeaseEntry ending = entry.get();
    LeaseStore.put(tx, ending.failed(why, tx.now().plus(Retries.pause(ending.failures() + 1))));
    return true;
  }

  /** Whether a mount has any leases, also such as are to end. */
  public static boolean hasAny(BarrierTx tx, String mount) {
    return !LeaseStore.ofMount(tx, mount, "", 1).isEmpty();
  }
}
