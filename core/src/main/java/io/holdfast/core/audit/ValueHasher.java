package io.holdfast.core.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.mac.HmacSha256;
import java.nio.charset.StandardCharsets;

/** Stands in for values: HMAC-SHA256 under the audit salt, as Vault writes it. */
final class ValueHasher implements AutoCloseable {
  private static final String PREFIX = "hmac-sha256:";
  private static final int CACHED = 20_000;

  private final HmacSha256 salt;

  /** By accessor, which is no secret; a token is hashed at every request otherwise. */
  private final Cache<String, TokenHashes> tokens =
      Caffeine.newBuilder().maximumSize(CACHED).build();

  /** How a token and its accessor are shown. */
  record TokenHashes(String token, String accessor) {}

  ValueHasher(SecretBytes salt) {
    this.salt = HmacSha256.of(salt);
  }

  String hash(String value) {
    return PREFIX + salt.hex(value.getBytes(StandardCharsets.UTF_8));
  }

  TokenHashes token(String token, String accessor) {
    if (token.isEmpty() || accessor.isEmpty()) {
      // Of a renewal by accessor the token is not known; nothing must be kept for it then.
      return new TokenHashes(orEmpty(token), orEmpty(accessor));
    }
    TokenHashes known = tokens.getIfPresent(accessor);
    if (known == null) {
      known = new TokenHashes(hash(token), hash(accessor));
      tokens.put(accessor, known);
    }
    return known;
  }

  private String orEmpty(String value) {
    return value.isEmpty() ? "" : hash(value);
  }

  @Override
  public void close() {
    salt.close();
    tokens.invalidateAll();
  }
}
