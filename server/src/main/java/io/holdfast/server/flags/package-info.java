/** The command line of {@code holdfast server}: flags as Go programs take them. */
@NullMarked
package io.holdfast.server.flags;

import org.jspecify.annotations.NullMarked;
