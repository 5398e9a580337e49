/** The commands {@code plugin ...}: what is built into the server. */
@NullMarked
package io.holdfast.cli.plugin;

import org.jspecify.annotations.NullMarked;
