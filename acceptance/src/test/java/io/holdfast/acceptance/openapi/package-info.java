/** The API as the server itself declares it, beside that of a real OpenBao. */
@NullMarked
package io.holdfast.acceptance.openapi;

import org.jspecify.annotations.NullMarked;
