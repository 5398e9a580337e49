package io.holdfast.core.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Caller;
import io.holdfast.api.Namespace;
import io.holdfast.api.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is stored.
 *
 * @param id the salted hash of the token's text
 * @param parent the parent's id; empty for an orphan
 * @param policies sorted, with {@code default} unless it was left out
 * @param path the path that created it, e.g. {@code auth/token/create}
 * @param numUses how many more requests it may make; 0 for any number, -1 once used up
 * @param expires null when never
 * @param ttl the lifetime given at creation; zero when unlimited
 * @param lastRenewal null when it was never renewed
 * @param cubbyhole the id of its private storage; empty for a batch token
 * @param mount the UUID of the auth mount it logged in through
 * @param grantInternal what that auth method keeps for renewals
 * @param epoch counts the large revocations that came before it, which do not end it
 * @param namespace the id of the namespace it is of; empty for the root's
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record TokenEntry(
    String id,
    String parent,
    String accessor,
    String displayName,
    List<String> policies,
    Map<String, String> metadata,
    String path,
    int numUses,
    Instant created,
    @Nullable Instant expires,
    Duration ttl,
    Duration explicitMaxTtl,
    Duration period,
    String entityId,
    String role,
    List<String> boundCidrs,
    TokenType type,
    boolean renewable,
    @Nullable Instant lastRenewal,
    String cubbyhole,
    boolean noDefaultPolicy,
    String mount,
    @Nullable ObjectNode grantInternal,
    long epoch,
    String namespace) {

  public TokenEntry {
    namespace = orEmpty(namespace);
    parent = orEmpty(parent);
    accessor = orEmpty(accessor);
    displayName = orEmpty(displayName);
    policies = policies == null ? List.of() : List.copyOf(policies);
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    ttl = orZero(ttl);
    explicitMaxTtl = orZero(explicitMaxTtl);
    period = orZero(period);
    entityId = orEmpty(entityId);
    role = orEmpty(role);
    boundCidrs = boundCidrs == null ? List.of() : List.copyOf(boundCidrs);
    type = type == null ? TokenType.SERVICE : type;
    cubbyhole = orEmpty(cubbyhole);
    mount = orEmpty(mount);
    path = orEmpty(path);
    id = orEmpty(id);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Duration orZero(@Nullable Duration duration) {
    return duration == null ? Duration.ZERO : duration;
  }

  public boolean isRoot() {
    return policies.contains("root");
  }

  public boolean isBatch() {
    return type == TokenType.BATCH;
  }

  public boolean isOrphan() {
    return parent.isEmpty();
  }

  /** Whether it may not be used any more at this time. */
  public boolean isOver(Instant now) {
    return numUses < 0 || (expires != null && !expires.isAfter(now));
  }

  /** What remains of its life; zero when it never expires. */
  public Duration remaining(Instant now) {
    return expires == null ? Duration.ZERO : Duration.between(now, expires);
  }

  /** Whether an auth method gave it, rather than another token or the server itself. */
  public boolean cameFromLogin() {
    return !mount.isEmpty() && !path.startsWith("auth/token/");
  }

  /** Whether its display name was made up by who created it, rather than by an auth method. */
  public boolean hasChosenName() {
    return !cameFromLogin() && displayName.startsWith("token-");
  }

  /** Whether it is a lease: kept in storage, and ending by itself. */
  public boolean hasLease() {
    return expires != null && !isBatch();
  }

  /** The id under which it is listed as a lease. */
  public String leaseId() {
    return path + "/h" + id + suffix();
  }

  /** The id of the namespace it is of. */
  public String namespaceId() {
    return namespace.isEmpty() ? Namespace.ROOT.id() : namespace;
  }

  /** What its text, its accessor and its lease id end with, see {@link Namespace#suffix}. */
  private String suffix() {
    return namespace.isEmpty() ? "" : "." + namespace;
  }

  /**
   * The caller that engines see.
   *
   * @param inForce its policies with those of its identity
   */
  public Caller asCaller(List<String> inForce) {
    return new Caller(
        accessor,
        id,
        displayName,
        inForce,
        entityId,
        metadata,
        isRoot(),
        isBatch(),
        cubbyhole,
        expires == null ? Instant.MAX : expires);
  }

  /** The same token with other remaining uses. */
  public TokenEntry withUses(int uses) {
    return copy(uses, expires, lastRenewal, parent, grantInternal);
  }

  /** The same token, renewed. */
  public TokenEntry renewed(Instant at, Instant until, @Nullable ObjectNode internal) {
    return copy(numUses, until, at, parent, internal);
  }

  /**
   * The lifetime that it was given last: at its renewal, or when it was made; zero if unlimited.
   */
  Duration granted() {
    return expires == null
        ? Duration.ZERO
        : Duration.between(lastRenewal == null ? created : lastRenewal, expires);
  }

  /** The same token without its parent. */
  public TokenEntry orphaned() {
    return copy(numUses, expires, lastRenewal, "", grantInternal);
  }

  private TokenEntry copy(
      int uses,
      @Nullable Instant until,
      @Nullable Instant renewal,
      String newParent,
      @Nullable ObjectNode internal) {
    return new TokenEntry(
        id,
        newParent,
        accessor,
        displayName,
        policies,
        metadata,
        path,
        uses,
        created,
        until,
        ttl,
        explicitMaxTtl,
        period,
        entityId,
        role,
        boundCidrs,
        type,
        renewable,
        renewal,
        cubbyhole,
        noDefaultPolicy,
        mount,
        internal,
        epoch,
        namespace);
  }

  /** Leaves out the accessor, the cubbyhole, the metadata and what the auth method keeps. */
  @Override
  public String toString() {
    return "TokenEntry[" + id + " " + displayName + " " + policies + "]";
  }
}
