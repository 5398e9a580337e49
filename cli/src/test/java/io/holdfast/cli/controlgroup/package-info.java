@NullMarked
package io.holdfast.cli.controlgroup;

import org.jspecify.annotations.NullMarked;
