/** What a wallet is worth, as told by whoever watches the chain. */
@NullMarked
package io.holdfast.engine.bitcoin.balance;

import org.jspecify.annotations.NullMarked;
