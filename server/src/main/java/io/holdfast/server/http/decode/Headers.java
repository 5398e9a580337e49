package io.holdfast.server.http.decode;

import io.holdfast.api.Durations;
import io.holdfast.api.Namespace;
import io.holdfast.server.http.HttpProblem;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Vault's API puts into headers. */
final class Headers {
  private static final String BEARER = "bearer ";

  private Headers() {}

  /** The client's token: X-Vault-Token, else {@code Authorization: Bearer}; null without one. */
  static @Nullable String token(RawRequest request) {
    String token = request.header("x-vault-token");
    if (!token.isEmpty()) {
      return token;
    }
    String bearer = request.header("authorization");
    if (!isBearer(bearer)) {
      return null;
    }
    String credentials = bearer.substring(BEARER.length()).strip();
    return credentials.isEmpty() ? null : credentials;
  }

  static boolean isBearer(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /**
   * X-Vault-Wrap-TTL: seconds or units; empty when absent or zero.
   *
   * @throws HttpProblem 400 when it is neither
   */
  static Optional<Duration> wrapTtl(RawRequest request) {
    String text = request.header("x-vault-wrap-ttl");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Duration ttl;
    try {
      ttl = Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(
          400, "error parsing X-Vault-Wrap-TTL header: write seconds (300) or units (5m)");
    }
    if (ttl.isNegative()) {
      throw new HttpProblem(
          400, "error parsing X-Vault-Wrap-TTL header: requested wrap ttl cannot be negative");
    }
    return ttl.isZero() ? Optional.empty() : Optional.of(ttl);
  }

  /**
   * X-Vault-Namespace. A namespace that is not the root's has an empty id: the core finds it by its
   * path.
   *
   * @throws HttpProblem 400 when it is no path
   */
  static Namespace namespace(RawRequest request) {
    String path = request.header("x-vault-namespace");
    if (path.isEmpty()) {
      return Namespace.ROOT;
    }
    String bare = LogicalPaths.decode(path).replaceAll("^/+|/+$", "");
    return bare.isEmpty() || bare.equals("root") ? Namespace.ROOT : new Namespace("", bare + "/");
  }

  /**
   * A PATCH says what kind of patch it is, and only one kind is known.
   *
   * @throws HttpProblem 400 without a type, 415 with another one
   */
  static void requireMergePatch(RawRequest request) {
    String type = request.header("content-type");
    int end = type.indexOf(';');
    String bare = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (bare.isEmpty()) {
      throw new HttpProblem(400, "PATCH requires Content-Type of application/merge-patch+json");
    }
    if (!bare.equals("application/merge-patch+json")) {
      throw new HttpProblem(
          415, "PATCH requires Content-Type of application/merge-patch+json, provided " + bare);
    }
  }
}
