/**
 * Decisions of services outside: asked about a transaction, signed, and believed only if signed.
 */
@NullMarked
package io.holdfast.engine.bitcoin.webhook;

import org.jspecify.annotations.NullMarked;
