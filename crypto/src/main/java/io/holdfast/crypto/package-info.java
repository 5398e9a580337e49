/** Secret memory, randomness and constant-time comparison: what every primitive stands on. */
@NullMarked
package io.holdfast.crypto;

import org.jspecify.annotations.NullMarked;
