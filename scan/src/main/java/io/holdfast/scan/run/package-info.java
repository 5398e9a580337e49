/** A whole scan: objects over all processors, and what comes of them. */
@NullMarked
package io.holdfast.scan.run;

import org.jspecify.annotations.NullMarked;
