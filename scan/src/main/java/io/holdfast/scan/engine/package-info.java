/** From bytes to findings: windows, the pass over them, and what it found told by place. */
@NullMarked
package io.holdfast.scan.engine;

import org.jspecify.annotations.NullMarked;
