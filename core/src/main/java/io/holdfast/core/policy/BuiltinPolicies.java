package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import java.util.List;

/** The policies that every namespace has from the beginning. */
public final class BuiltinPolicies {
  /** The document of {@code default}: what any token may do for itself. */
  public static final String DEFAULT_TEXT =
      """
      # What every token may do for itself. Tokens get this policy unless they are created with
      # no_default_policy. It may be changed, but not deleted.

      # The token: see its properties, prolong it, give it up.
      path "auth/token/lookup-self" {
        capabilities = ["read"]
      }
      path "auth/token/renew-self" {
        capabilities = ["update"]
      }
      path "auth/token/revoke-self" {
        capabilities = ["update"]
      }

      # Its rights: on given paths, and all of them as user interfaces need them.
      path "sys/capabilities-self" {
        capabilities = ["update"]
      }
      path "sys/internal/ui/resultant-acl" {
        capabilities = ["read"]
      }

      # The identity behind it, by id or by name.
      path "identity/entity/id/{{identity.entity.id}}" {
        capabilities = ["read"]
      }
      path "identity/entity/name/{{identity.entity.name}}" {
        capabilities = ["read"]
      }

      # Leases whose id it knows; the first path is for clients of old.
      path "sys/renew" {
        capabilities = ["update"]
      }
      path "sys/leases/renew" {
        capabilities = ["update"]
      }
      path "sys/leases/lookup" {
        capabilities = ["update"]
      }

      # Its own cubbyhole, which nobody else can see.
      path "cubbyhole/*" {
        capabilities = ["create", "read", "update", "delete", "list"]
      }

      # Response wrapping: wrap values of its own, look at wrapping tokens and unwrap them.
      path "sys/wrapping/wrap" {
        capabilities = ["update"]
      }
      path "sys/wrapping/lookup" {
        capabilities = ["update"]
      }
      path "sys/wrapping/unwrap" {
        capabilities = ["update"]
      }

      # Hashing.
      path "sys/tools/hash" {
        capabilities = ["update"]
      }
      path "sys/tools/hash/*" {
        capabilities = ["update"]
      }

      # The state of its own requests that wait for approvals.
      path "sys/control-group/request" {
        capabilities = ["update"]
      }

      # Signing in to applications through OIDC providers.
      path "identity/oidc/provider/+/authorize" {
        capabilities = ["read", "update"]
      }
      """;

  /** The document of {@code response-wrapping}: fetch the wrapped response, nothing else. */
  public static final String RESPONSE_WRAPPING_TEXT =
      """
      path "cubbyhole/response" {
        capabilities = ["create", "read"]
      }
      path "sys/wrapping/unwrap" {
        capabilities = ["update"]
      }
      """;

  /** The document of {@code control-group}: fetch what was approved, nothing else. */
  static final String CONTROL_GROUP_TEXT =
      """
      path "sys/wrapping/unwrap" {
        capabilities = ["update"]
      }
      """;

  private BuiltinPolicies() {}

  /** The root policy of a namespace: {@link Acl#compile} knows it by its name. */
  public static Policy root(Namespace namespace) {
    return new Policy(PolicyNames.ROOT, namespace, "", List.of(), Policy.Substitutions.PLAIN);
  }

  /** The default policy as it is before anyone changes it. */
  public static Policy defaults(Namespace namespace) {
    return PolicyParser.parse(PolicyNames.DEFAULT, DEFAULT_TEXT).in(namespace);
  }

  /** The policy of wrapping tokens. */
  public static Policy responseWrapping(Namespace namespace) {
    return PolicyParser.parse(PolicyNames.RESPONSE_WRAPPING, RESPONSE_WRAPPING_TEXT).in(namespace);
  }
}
