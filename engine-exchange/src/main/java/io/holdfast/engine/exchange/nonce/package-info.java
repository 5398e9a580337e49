/** Numbers that only go up: reserved in storage, handed out from memory. */
@NullMarked
package io.holdfast.engine.exchange.nonce;

import org.jspecify.annotations.NullMarked;
