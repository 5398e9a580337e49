/** Tests of the totp engine over a whole core. */
@NullMarked
package io.holdfast.engines.totp;

import org.jspecify.annotations.NullMarked;
