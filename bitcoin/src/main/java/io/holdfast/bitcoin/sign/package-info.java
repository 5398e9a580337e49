/**
 * Signing of PSBTs, in the order in which it must happen: {@link
 * io.holdfast.bitcoin.sign.PsbtCheck} proves what the inputs spend, the caller judges the {@link
 * io.holdfast.bitcoin.sign.CheckedPsbt} by its policy, {@link io.holdfast.bitcoin.sign.Signer}
 * signs, finalizes, and has every finished input verified by {@code io.holdfast.bitcoin.verify}.
 *
 * <p>Whatever is refused is a {@link io.holdfast.bitcoin.sign.SigningRefused} with a {@link
 * io.holdfast.bitcoin.sign.RefusalRule} and the numbers that broke it.
 */
@NullMarked
package io.holdfast.bitcoin.sign;

import org.jspecify.annotations.NullMarked;
