/** Signed receipts of decisions, and the key that signs them. */
@NullMarked
package io.holdfast.engine.bitcoin.receipt;

import org.jspecify.annotations.NullMarked;
