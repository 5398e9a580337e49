/** The command line as a user meets it, run in this process. */
@NullMarked
package io.holdfast.cli;

import org.jspecify.annotations.NullMarked;
