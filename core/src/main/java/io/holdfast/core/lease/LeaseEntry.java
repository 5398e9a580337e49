package io.holdfast.core.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.lease.Lease;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lease of a secret, as it is stored.
 *
 * @param id e.g. {@code database/creds/reader/6vbS...}
 * @param mount the UUID of the mount whose engine gave it
 * @param path below the mount, of the request that made it
 * @param token the id of the token that it ends with; empty for none
 * @param bound when it ends at the latest, since what it hangs on does; null when nothing bounds it
 * @param internal what the engine needs to renew and revoke it
 * @param expires when it ends; null while it is only begun
 * @param ttl the lifetime that was given last
 * @param state how far it is in its life
 * @param failures how often it could not be revoked
 * @param problem why not, the last time
 * @param due when it is looked at next: at its end, or to try again
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record LeaseEntry(
    String id,
    String mount,
    String path,
    String token,
    @Nullable Instant bound,
    @Nullable ObjectNode internal,
    Instant issued,
    @Nullable Instant expires,
    Duration ttl,
    boolean renewable,
    @Nullable Instant lastRenewal,
    State state,
    int failures,
    String problem,
    Instant due) {

  /** How far a lease is in its life. */
  public enum State {
    /** Noted before its secret was made. */
    BEGUN,
    LIVE,
    /** To be revoked. */
    ENDING,
    /** To be forgotten even if it cannot be revoked. */
    FORCED
  }

  public LeaseEntry {
    token = token == null ? "" : token;
    ttl = ttl == null ? Duration.ZERO : ttl;
    problem = problem == null ? "" : problem;
    state = state == null ? State.BEGUN : state;
  }

  /** As its engine sees it. */
  public Lease asLease() {
    return new Lease(id, path, internal == null ? Json.object() : internal, issued);
  }

  /** Whether it is good at a time. */
  public boolean isLive(Instant now) {
    return state == State.LIVE && expires != null && expires.isAfter(now);
  }

  /** Whether it is to be revoked. */
  boolean isEnding() {
    return switch (state) {
      case BEGUN, LIVE -> false;
      case ENDING, FORCED -> true;
    };
  }

  /** Whether it was tried so often that somebody has to look after it. */
  public boolean isStuck() {
    return failures >= Retries.STUCK;
  }

  LeaseEntry live(ObjectNode kept, Instant until, Duration lifetime, boolean mayRenew) {
    return new LeaseEntry(
        id,
        mount,
        path,
        token,
        bound,
        kept,
        issued,
        until,
        lifetime,
        mayRenew,
        null,
        State.LIVE,
        0,
        "",
        until);
  }

  LeaseEntry renewed(Instant at, Instant until, Duration lifetime, boolean mayRenew) {
    return new LeaseEntry(
        id, mount, path, token, bound, internal, issued, until, lifetime, mayRenew, at, state, 0,
        "", until);
  }

  LeaseEntry ending(Instant at, State how) {
    return new LeaseEntry(
        id,
        mount,
        path,
        token,
        bound,
        internal,
        issued,
        expires,
        ttl,
        false,
        lastRenewal,
        how,
        failures,
        problem,
        at);
  }

  LeaseEntry failed(String why, Instant next) {
    return new LeaseEntry(
        id,
        mount,
        path,
        token,
        bound,
        internal,
        issued,
        expires,
        ttl,
        false,
        lastRenewal,
        state,
        failures + 1,
        why,
        next);
  }

  /** Leaves out what the engine keeps. */
  @Override
  public String toString() {
    return "LeaseEntry[" + id + " " + state + "]";
  }
}
