package io.holdfast.core.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is stored.
 *
 * @param text as it was written
 * @param version counts the writes, from 1
 * @param casRequired whether a write must name the version that it replaces
 * @param expiration when the policy ends; null when never
 */
public record StoredPolicy(
    String text,
    long version,
    Instant modified,
    boolean casRequired,
    @Nullable Instant expiration,
    boolean allowSlashes,
    boolean allowWildcards) {

  /** A first version without options. */
  public static StoredPolicy first(String text, Instant now) {
    return new StoredPolicy(text, 1, now, false, null, false, false);
  }

  /** Whether nothing is used that only OpenBao has: Vault's clients expect a name and a text. */
  public boolean isPlain() {
    return !casRequired && expiration == null && !allowSlashes && !allowWildcards;
  }

  Policy parse(String name) {
    return PolicyParser.parse(name, text)
        .with(new Policy.Substitutions(allowSlashes, allowWildcards));
  }

  boolean isOver(Instant now) {
    return expiration != null && !expiration.isAfter(now);
  }
}
