package io.holdfast.bench;

/**
 * A policy as teams have them: 20 rules, half of them templated by the caller's name, metadata and
 * groups. What the workloads ask for is granted by templated rules where Vault's clients would do
 * so.
 */
final class RealPolicy {
  static final String NAME = "team-member";

  /** The team whose secrets the load reads. */
  static final String TEAM = "app";

  static final String GROUP = "signers";

  static final String TEXT =
      """
      path "bench-kv/data/{{identity.entity.metadata.team}}/*" {
        capabilities = ["create", "read", "update", "delete", "list"]
      }
      path "bench-kv/metadata/{{identity.entity.metadata.team}}/*" {
        capabilities = ["read", "list", "delete"]
      }
      path "bench-kv/data/people/{{identity.entity.name}}/*" {
        capabilities = ["create", "read", "update", "delete", "list"]
      }
      path "bench-kv/metadata/people/{{identity.entity.name}}/*" { capabilities = ["read", "list"] }
      path "bench-kv/data/by-id/{{identity.entity.id}}/*" { capabilities = ["create", "read"] }
      path "bench-kv/data/shared/*" { capabilities = ["read"] }
      path "bench-kv/metadata/shared/*" { capabilities = ["list"] }
      path "bench-kv/data/shared/locked/*" { capabilities = ["deny"] }
      path "bench-kv/data/+/config" { capabilities = ["read"] }
      path "bench-transit/encrypt/+" { capabilities = ["update"] }
      path "bench-transit/decrypt/+" { capabilities = ["update"] }
      path "bench-transit/sign/{{identity.groups.names.signers.metadata.key}}*" {
        capabilities = ["create", "update"]
      }
      path "bench-transit/verify/*" { capabilities = ["update"] }
      path "bench-transit/keys/{{identity.entity.metadata.team}}-*" { capabilities = ["read"] }
      path "auth/token/create" {
        capabilities = ["create", "update"]
        denied_parameters = { "no_parent" = [] }
      }
      path "auth/userpass/users/{{identity.entity.name}}/password" {
        capabilities = ["update"]
        allowed_parameters = { "password" = [] }
      }
      path "database/creds/{{identity.entity.metadata.team}}-+" { capabilities = ["read"] }
      path "pki/issue/{{identity.groups.names.signers.name}}" { capabilities = ["update"] }
      path "sys/leases/renew" { capabilities = ["update"] }
      path "sys/mounts" { capabilities = ["read"] }
      """;

  private RealPolicy() {}
}
