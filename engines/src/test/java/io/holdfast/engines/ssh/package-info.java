/** Tests of the ssh engine over a whole core. */
@NullMarked
package io.holdfast.engines.ssh;

import org.jspecify.annotations.NullMarked;
