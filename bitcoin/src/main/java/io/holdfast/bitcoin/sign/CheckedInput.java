package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.tx.TxOut;

/**
 * An input whose spent output is proven, or, for taproot, will be by the signature itself.
 *
 * @param index its place
 * @param input its PSBT fields
 * @param spent the output it spends
 * @param spend how
 * @param sighashType what its signatures must commit to; one that was allowed
 */
public record CheckedInput(int index, PsbtInput input, TxOut spent, Spend spend, int sighashType) {}
