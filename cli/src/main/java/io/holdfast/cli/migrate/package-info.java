/** Moving secrets of files into the vault. */
@NullMarked
package io.holdfast.cli.migrate;

import org.jspecify.annotations.NullMarked;
