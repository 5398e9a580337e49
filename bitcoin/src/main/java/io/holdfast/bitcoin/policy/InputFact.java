package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.Optional;

/**
 * An input of a transaction to judge.
 *
 * @param amount in sat
 * @param own where in the wallet the script that it spends lies, proven; empty for another's
 */
public record InputFact(int index, OutPoint spends, long amount, Optional<WalletScript> own) {}
