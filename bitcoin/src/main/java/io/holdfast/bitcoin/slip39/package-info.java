/**
 * Shares of a wallet's secret as words (SLIP-39): a secret is split into groups, and restored from
 * as many shares of as many groups as were asked for.
 *
 * <p>What is shared is either a BIP-32 seed or the entropy of a BIP-39 mnemonic. The shares do not
 * say which: that is why both are types of their own, {@link io.holdfast.bitcoin.slip39.WalletSeed}
 * and {@link io.holdfast.bitcoin.slip39.MnemonicEntropy}, and restoring asks for one by name.
 */
@NullMarked
package io.holdfast.bitcoin.slip39;

import org.jspecify.annotations.NullMarked;
