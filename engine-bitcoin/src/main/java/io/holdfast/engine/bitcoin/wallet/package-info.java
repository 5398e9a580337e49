/** Wallets and their addresses. */
@NullMarked
package io.holdfast.engine.bitcoin.wallet;

import org.jspecify.annotations.NullMarked;
