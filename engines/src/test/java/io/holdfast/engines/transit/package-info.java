/** Tests of the transit engine over a whole core. */
@NullMarked
package io.holdfast.engines.transit;

import org.jspecify.annotations.NullMarked;
