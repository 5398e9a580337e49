package io.holdfast.engine.bitcoin.judge;

import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;

/**
 * A transaction that is to be signed from a wallet.
 *
 * @param name the wallet's
 * @param located the checked PSBT, and what of it is proven to be the wallet's own
 */
public record Candidate(String name, StoredWallet wallet, LocatedPsbt located) {}
