/** Signatures of what venues send, verified for an application. */
@NullMarked
package io.holdfast.engine.exchange.webhook;

import org.jspecify.annotations.NullMarked;
