package io.holdfast.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a login grants; the core bounds it by the mount's limits and makes the token.
 *
 * @param alias the name the identity is known by on this mount (user name, role id ...), with what
 *     the method knows of it
 * @param displayName shown after the mount's name, e.g. {@code alice}
 * @param policies the policies granted, without {@code default}
 * @param metadata shown in the answer and kept with the token
 * @param token the token's terms
 * @param renewable whether the token may be renewed
 * @param internal what {@link AuthMethod#renew} needs; stored with the token, never shown
 */
public record LoginGrant(
    Alias alias,
    String displayName,
    List<String> policies,
    Map<String, String> metadata,
    TokenTerms token,
    boolean renewable,
    ObjectNode internal) {

  /**
   * Who logged in, as the auth method knows them.
   *
   * @param name empty when there is nobody to know
   * @param metadata kept with the identity's alias
   * @param groups the names of the groups that the method says they are in: members of external
   *     groups
   */
  public record Alias(String name, Map<String, String> metadata, List<String> groups) {
    /** Of whom no more than the name is known. */
    public static Alias named(String name) {
      return new Alias(name, Map.of(), List.of());
    }
  }

  /**
   * The terms that every auth method's role can set ({@code token_ttl}, {@code token_max_ttl} ...).
   * Zero durations mean: as the mount has it.
   *
   * @param boundCidrs addresses from which the token may be used; empty: any
   * @param numUses how many requests it may make; 0: any number
   */
  public record TokenTerms(
      Duration ttl,
      Duration maxTtl,
      Duration explicitMaxTtl,
      Duration period,
      int numUses,
      TokenType type,
      boolean noDefaultPolicy,
      List<String> boundCidrs) {}

  /** The same grant on other terms, as those of its role are when a token is renewed. */
  public LoginGrant on(TokenTerms terms) {
    return new LoginGrant(alias, displayName, policies, metadata, terms, renewable, internal);
  }

  /** Leaves out the metadata and what is kept for renewals, which may hold secrets. */
  @Override
  public String toString() {
    return "LoginGrant[" + displayName + " " + policies + "]";
  }
}
