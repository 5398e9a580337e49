package io.holdfast.core.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Namespace;
import io.holdfast.api.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that is about to be made.
 *
 * @param ttl its lifetime; zero when it never expires
 * @param entityId who is behind it; empty for nobody
 * @param namespace the id of the namespace it is of; empty for the root's
 */
public record TokenDraft(
    String parent,
    String displayName,
    List<String> policies,
    Map<String, String> metadata,
    String path,
    int numUses,
    Instant created,
    Duration ttl,
    Duration explicitMaxTtl,
    Duration period,
    String role,
    List<String> boundCidrs,
    TokenType type,
    boolean renewable,
    boolean noDefaultPolicy,
    String mount,
    @Nullable ObjectNode grantInternal,
    String entityId,
    String namespace) {

  /** How drafts and entries name a namespace. */
  public static String name(Namespace namespace) {
    return namespace.isRoot() ? "" : namespace.id();
  }

  /** A root token that never expires. */
  public static TokenDraft root(Instant now) {
    return new TokenDraft(
        "",
        "root",
        List.of("root"),
        Map.of(),
        "auth/token/root",
        0,
        now,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        "",
        List.of(),
        TokenType.SERVICE,
        false,
        false,
        "",
        null,
        "",
        "");
  }

  /**
   * A token of one policy that nobody is behind, and that ends with what is kept in its cubbyhole.
   *
   * @param uses how many requests it may make; 0 for any number
   */
  public static TokenDraft keeping(
      String policy, Namespace namespace, String path, int uses, Instant now, Duration ttl) {
    return new TokenDraft(
        "",
        "",
        List.of(policy),
        Map.of(),
        path,
        uses,
        now,
        ttl,
        ttl,
        Duration.ZERO,
        "",
        List.of(),
        TokenType.SERVICE,
        false,
        true,
        "",
        null,
        "",
        name(namespace));
  }

  /** The same, made at another time. */
  public TokenDraft at(Instant time) {
    return new TokenDraft(
        parent,
        displayName,
        policies,
        metadata,
        path,
        numUses,
        time,
        ttl,
        explicitMaxTtl,
        period,
        role,
        boundCidrs,
        type,
        renewable,
        noDefaultPolicy,
        mount,
        grantInternal,
        entityId,
        namespace);
  }

  boolean isBatch() {
    return type == TokenType.BATCH;
  }

  TokenEntry entry(String id, String accessor, String cubbyhole, long epoch) {
    return new TokenEntry(
        id,
        parent,
        accessor,
        displayName,
        policies,
        metadata,
        path,
        numUses,
        created,
        ttl.isZero() ? null : created.plus(ttl),
        ttl,
        explicitMaxTtl,
        period,
        entityId,
        role,
        boundCidrs,
        type,
        renewable,
        null,
        cubbyhole,
        noDefaultPolicy,
        mount,
        grantInternal,
        epoch,
        namespace);
  }

  /** What the token's text and its accessor end with, see {@link Namespace#suffix}. */
  String suffix() {
    return namespace.isEmpty() ? "" : "." + namespace;
  }

  TokenEntry batchEntry() {
    return entry("", "", "", 0);
  }

  /** Leaves out the metadata and what the auth method keeps. */
  @Override
  public String toString() {
    return "TokenDraft[" + displayName + " " + policies + "]";
  }
}
