/**
 * Venues: how each signs, and which of its requests order and withdraw; documents, ours and
 * others'.
 */
@NullMarked
package io.holdfast.engine.exchange.venue;

import org.jspecify.annotations.NullMarked;
