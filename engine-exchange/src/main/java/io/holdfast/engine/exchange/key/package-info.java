/** Keys of venues: taken or made here, used, never shown. */
@NullMarked
package io.holdfast.engine.exchange.key;

import org.jspecify.annotations.NullMarked;
