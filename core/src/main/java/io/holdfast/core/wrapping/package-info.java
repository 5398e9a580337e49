/** Response wrapping: an answer put into the cubbyhole of a token that opens it once. */
@NullMarked
package io.holdfast.core.wrapping;

import org.jspecify.annotations.NullMarked;
