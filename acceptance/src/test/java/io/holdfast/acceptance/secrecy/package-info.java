/** No secret in anything that the process wrote. */
@NullMarked
package io.holdfast.acceptance.secrecy;

import org.jspecify.annotations.NullMarked;
