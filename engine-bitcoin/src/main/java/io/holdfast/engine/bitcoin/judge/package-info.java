/** What a wallet's policy says of a transaction, by what holds now: usage, balance, who asks. */
@NullMarked
package io.holdfast.engine.bitcoin.judge;

import org.jspecify.annotations.NullMarked;
