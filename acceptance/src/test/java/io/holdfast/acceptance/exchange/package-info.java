/** The exchange engine of the packaged program: against another implementation, and killed. */
@NullMarked
package io.holdfast.acceptance.exchange;

import org.jspecify.annotations.NullMarked;
