/** User lockout: repeated failures to log in as somebody close that login for a while. */
@NullMarked
package io.holdfast.auth.lockout;

import org.jspecify.annotations.NullMarked;
