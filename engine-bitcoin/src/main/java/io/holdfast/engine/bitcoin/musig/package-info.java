/**
 * MuSig2 between two requests: public nonces first, partial signatures then. What waits between
 * them is in memory only.
 */
@NullMarked
package io.holdfast.engine.bitcoin.musig;

import org.jspecify.annotations.NullMarked;
