/**
 * A wallet as its descriptor has it: which script lies at which place, and the proof that a script
 * is the wallet's own.
 */
@NullMarked
package io.holdfast.bitcoin.wallet;

import org.jspecify.annotations.NullMarked;
