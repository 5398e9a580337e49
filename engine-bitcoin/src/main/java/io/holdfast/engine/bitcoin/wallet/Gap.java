package io.holdfast.engine.bitcoin.wallet;

import java.util.Optional;

/**
 * How many addresses in a row are not known to have been used in a transaction (BIP-44's gap):
 * other wallets look for coins only so far. What is paid to an address is not known here before it
 * is spent.
 *
 * @param firstUnseen the index behind the last one that was seen
 * @param next the lowest index that was not given out
 */
record Gap(long firstUnseen, long next) {
  /** How many unused addresses in a row other wallets look at. */
  static final int LIMIT = 20;

  static Gap of(AddressBook book, boolean change) {
    Optional<Long> last = book.lastSeen(change);
    return new Gap(last.map(index -> index + 1).orElse(0L), book.firstFree(change));
  }

  /** How many were given out behind the last one that was seen. */
  long size() {
    return Math.max(0, next - firstUnseen);
  }

  /** How many lie between the last one that is known, seen or given out in order, and this one. */
  long before(long index) {
    return Math.max(0, index + 1 - Math.max(firstUnseen, next));
  }

  /** Whether other wallets may not look that far. */
  boolean isBeyond(long index) {
    return before(index) > LIMIT;
  }
}
