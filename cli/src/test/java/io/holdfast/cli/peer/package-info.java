/** The command line beside that of OpenBao, against a real server of it. */
@NullMarked
package io.holdfast.cli.peer;

import org.jspecify.annotations.NullMarked;
