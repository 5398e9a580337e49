/** Cubbyhole: secrets that only one token sees, and that live as long as the token. */
@NullMarked
package io.holdfast.engines.cubbyhole;

import org.jspecify.annotations.NullMarked;
