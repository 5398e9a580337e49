/** Keys made ready for use, kept in a bounded cache and erased when they leave it. */
@NullMarked
package io.holdfast.engines.transit.prepared;

import org.jspecify.annotations.NullMarked;
