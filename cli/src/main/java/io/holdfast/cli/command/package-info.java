/** What every command is made of: flags in Go's style, arguments, K=V data, the tree of names. */
@NullMarked
package io.holdfast.cli.command;

import org.jspecify.annotations.NullMarked;
