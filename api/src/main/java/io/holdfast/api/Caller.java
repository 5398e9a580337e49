package io.holdfast.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who asks: the facts of an authenticated token that a handler may use.
 *
 * @param accessor the token's accessor; empty for a batch token
 * @param tokenId an opaque, non-secret identifier of the token (salted hash)
 * @param displayName e.g. {@code userpass-alice}
 * @param policies all policies in force, sorted
 * @param entityId the identity entity's id, or empty
 * @param metadata the token's metadata
 * @param root whether the token carries the root policy
 * @param batch whether it is a batch token, which owns no storage and no leases
 * @param cubbyhole the id of the token's cubbyhole, which lives as long as the token; empty for a
 *     batch token
 * @param expires when the token expires; {@link Instant#MAX} when never
 */
public record Caller(
    String accessor,
    String tokenId,
    String displayName,
    List<String> policies,
    String entityId,
    Map<String, String> metadata,
    boolean root,
    boolean batch,
    String cubbyhole,
    Instant expires) {

  /** Nobody: the caller of an unauthenticated path. */
  public static final Caller NOBODY =
      new Caller("", "", "", List.of(), "", Map.of(), false, false, "", Instant.MAX);

  /** Leaves out the accessor and the cubbyhole, which give power over the token, and metadata. */
  @Override
  public String toString() {
    return "Caller[" + displayName + " " + policies + "]";
  }

  public boolean isAuthenticated() {
    return !equals(NOBODY);
  }
}
