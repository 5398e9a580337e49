/** A request to a venue, read so strictly that no two readers see different things in it. */
@NullMarked
package io.holdfast.engine.exchange.message;

import org.jspecify.annotations.NullMarked;
