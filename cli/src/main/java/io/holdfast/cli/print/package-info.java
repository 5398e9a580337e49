/** Printing what the command line itself would use. */
@NullMarked
package io.holdfast.cli.print;

import org.jspecify.annotations.NullMarked;
