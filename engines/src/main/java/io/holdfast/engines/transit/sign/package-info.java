/** Signing and verifying with keys of every kind that does so. */
@NullMarked
package io.holdfast.engines.transit.sign;

import org.jspecify.annotations.NullMarked;
