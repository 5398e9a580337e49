/** Refresh tokens that are good once: exchanged by one at a time, and never lost. */
@NullMarked
package io.holdfast.engine.exchange.broker;

import org.jspecify.annotations.NullMarked;
