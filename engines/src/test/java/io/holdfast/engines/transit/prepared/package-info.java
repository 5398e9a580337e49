/** Tests of the cache of prepared keys. */
@NullMarked
package io.holdfast.engines.transit.prepared;

import org.jspecify.annotations.NullMarked;
