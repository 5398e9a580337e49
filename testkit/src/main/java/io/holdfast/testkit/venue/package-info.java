/** Venues on this machine, which check what they are sent as the real ones do. */
@NullMarked
package io.holdfast.testkit.venue;

import org.jspecify.annotations.NullMarked;
