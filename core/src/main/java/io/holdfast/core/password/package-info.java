/** Password policies: how passwords look that the server makes up. */
@NullMarked
package io.holdfast.core.password;

import org.jspecify.annotations.NullMarked;
