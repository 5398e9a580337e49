/** Finds secrets wherever they were left, and tells them by a keyed hash and a place only. */
@NullMarked
package io.holdfast.scan;

import org.jspecify.annotations.NullMarked;
