/**
 * The barrier: everything below it is ciphertext. A {@link io.holdfast.core.barrier.Keyring} of
 * data keys by term encrypts each value bound to its storage key and term; {@link
 * io.holdfast.core.barrier.BarrierTx} is the storage transaction as the rooms above see it.
 */
@NullMarked
package io.holdfast.core.barrier;

import org.jspecify.annotations.NullMarked;
