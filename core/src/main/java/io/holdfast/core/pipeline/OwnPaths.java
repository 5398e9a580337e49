package io.holdfast.core.pipeline;

import java.util.Set;

/**
 * What a token may ask of itself from any namespace, since clients do not know which one it is of:
 * to be looked up, renewed, revoked, and opened where it wraps an answer. As in Vault.
 */
final class OwnPaths {
  private static final Set<String> PATHS =
      Set.of(
          "auth/token/lookup-self",
          "auth/token/renew-self",
          "auth/token/revoke-self",
          "sys/wrapping/lookup",
          "sys/wrapping/rewrap",
          "sys/wrapping/unwrap");

  private OwnPaths() {}

  /** Whether a path is one of them. */
  static boolean serve(String path) {
    return PATHS.contains(path);
  }

  /** The path that the policies judge: of these the one in the token's own namespace. */
  static String judged(Visit visit) {
    return serve(visit.request().path())
        ? visit.tokenNamespace().path() + visit.request().path()
        : visit.fullPath();
  }
}
