/** Signed receipts of decisions, which anyone can judge again. */
@NullMarked
package io.holdfast.bitcoin.policy.receipt;

import org.jspecify.annotations.NullMarked;
