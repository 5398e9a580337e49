package io.holdfast.core.token;

import io.holdfast.api.Json;
import io.holdfast.crypto.aead.AeadException;
import io.holdfast.crypto.aead.AeadKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Batch tokens: not stored; the token's text is its own entry, encrypted. */
final class BatchTokens {
  private static final byte[] PURPOSE = "batch-token".getBytes(StandardCharsets.UTF_8);

  private final AeadKey key;

  BatchTokens(AeadKey key) {
    this.key = key;
  }

  String issue(TokenEntry entry) {
    byte[] sealed = key.seal(PURPOSE, Json.write(entry));
    return TokenIds.BATCH_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  static boolean isBatch(String token) {
    return token.startsWith(TokenIds.BATCH_PREFIX);
  }

  /** The entry of a batch token's text; empty when it was not issued here or was altered. */
  Optional<TokenEntry> read(String token) {
    try {
      byte[] sealed =
          Base64.getUrlDecoder().decode(token.substring(TokenIds.BATCH_PREFIX.length()));
      return Optional.of(Json.read(key.open(PURPOSE, sealed), TokenEntry.class));
    } catch (IllegalArgumentException | AeadException e) {
      return Optional.empty();
    }
  }
}
