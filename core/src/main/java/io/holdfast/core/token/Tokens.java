package io.holdfast.core.token;

import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.crypto.aead.AeadKey;
import io.holdfast.crypto.mac.HmacSha256;
import java.util.Optional;

/** All tokens of a server: those in storage and those that carry themselves. */
public final class Tokens {
  private final TokenStore store;
  private final BatchTokens batch;

  /** A new token: its text, which is shown once, and its entry. */
  public record Issued(String text, TokenEntry entry) {}

  public Tokens(HmacSha256 salt, AeadKey batchKey) {
    this.store = new TokenStore(salt);
    this.batch = new BatchTokens(batchKey);
  }

  public TokenStore store() {
    return store;
  }

  /** The entry of a token's text, also when it is over. A batch token falls with its parent. */
  public Optional<TokenEntry> find(BarrierTx tx, String text) {
    if (!BatchTokens.isBatch(text)) {
      return store.find(tx, text);
    }
    return batch
        .read(text)
        .filter(entry ->
            entry.isOrphan()
                || store
                    .byId(tx, entry.parent())
                    .filter(parent -> !parent.isOver(tx.now()))
                    .isPresent());
  }

  /**
   * Makes a token of an entry without id and accessor.
   *
   * @param text the token's text if the caller chose it, else empty
   */
  public Issued issue(BarrierTx tx, TokenDraft draft, String text) {
    if (draft.isBatch()) {
      TokenEntry entry = draft.batchEntry();
      return new Issued(batch.issue(entry), entry);
    }
    String chosen = text.isEmpty() ? TokenIds.service() : text;
    TokenEntry entry = draft.entry(store.hash(chosen), TokenIds.accessor(), TokenIds.base62(24));
    store.add(tx, entry);
    return new Issued(chosen, entry);
  }

  /**
   * Takes one use off a use-limited token.
   *
   * @return the token with the uses that remain; -1 when this was the last
   */
  public TokenEntry countUse(BarrierTx tx, TokenEntry seen) {
    Optional<TokenEntry> entry = store.byId(tx, seen.id());
    if (entry.isEmpty() || entry.get().numUses() <= 0) {
      return seen;
    }
    int left = entry.get().numUses() == 1 ? -1 : entry.get().numUses() - 1;
    TokenEntry after = entry.get().withUses(left);
    store.update(tx, entry.get(), after);
    return after;
  }

  /** Removes a token that has no uses left, with what hangs below it. */
  public void removeUsedUp(BarrierTx tx, TokenEntry seen) {
    if (seen.numUses() < 0) {
      store.byId(tx, seen.id()).ifPresent(entry -> store.removeTree(tx, entry));
    }
  }

  public void clear() {
    store.clear();
  }
}
