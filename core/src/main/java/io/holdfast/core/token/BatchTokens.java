package io.holdfast.core.token;

import io.holdfast.api.Json;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.core.barrier.BarrierTx;
import java.util.Base64;
import java.util.Optional;

/**
 * Batch tokens: not stored; the token's text is its own entry, encrypted by the barrier, whose keys
 * rotate by themselves before they made too many.
 */
final class BatchTokens {
  private static final String PLACE = "batch-token";

  private BatchTokens() {}

  static String issue(BarrierTx tx, TokenEntry entry) {
    byte[] sealed = tx.seal(PLACE, Json.write(entry));
    return TokenIds.BATCH_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  static boolean isBatch(String token) {
    return token.startsWith(TokenIds.BATCH_PREFIX);
  }

  /** The entry of a batch token's text; empty when it was not issued here or was altered. */
  static Optional<TokenEntry> read(BarrierTx tx, String token) {
    // The mark of its namespace is for people: what counts stands in the entry.
    int mark = token.indexOf('.', TokenIds.BATCH_PREFIX.length());
    String text = token.substring(TokenIds.BATCH_PREFIX.length(), mark < 0 ? token.length() : mark);
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(text);
      return Optional.of(Json.read(tx.open(PLACE, sealed), TokenEntry.class));
    } catch (IllegalArgumentException | BarrierException e) {
      return Optional.empty();
    }
  }
}
