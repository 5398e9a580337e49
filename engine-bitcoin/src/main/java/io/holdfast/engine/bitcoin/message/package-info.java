/** Messages: signed for an address of a wallet as its policy allows, and verified for anybody. */
@NullMarked
package io.holdfast.engine.bitcoin.message;

import org.jspecify.annotations.NullMarked;
