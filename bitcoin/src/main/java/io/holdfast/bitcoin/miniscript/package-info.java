/**
 * Miniscript (BIP-379) in witness scripts and in tapscript: an expression is read, its types are
 * checked, its cost is bounded, it becomes a script and comes back from one, and it is satisfied by
 * the smallest witness that nobody else can change.
 *
 * <p>An {@link io.holdfast.bitcoin.miniscript.Expression} is what is written; a {@link
 * io.holdfast.bitcoin.miniscript.Miniscript} is one that was checked, in a context. Keys are of any
 * type: key expressions in a descriptor, bytes in a script.
 */
@NullMarked
package io.holdfast.bitcoin.miniscript;

import org.jspecify.annotations.NullMarked;
