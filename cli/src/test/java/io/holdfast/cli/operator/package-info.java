@NullMarked
package io.holdfast.cli.operator;

import org.jspecify.annotations.NullMarked;
