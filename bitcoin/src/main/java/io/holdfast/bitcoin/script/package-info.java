/**
 * Scripts: reading and building them, the standard output forms, and the hashes of taproot.
 *
 * <p>Nothing here executes a script; {@code io.holdfast.bitcoin.verify} does.
 */
@NullMarked
package io.holdfast.bitcoin.script;

import org.jspecify.annotations.NullMarked;
