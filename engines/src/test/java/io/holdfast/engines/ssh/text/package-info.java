/** Tests of the transit engine over a whole core. */
@NullMarked
package io.holdfast.engines.ssh.text;

import org.jspecify.annotations.NullMarked;
