@NullMarked
package io.holdfast.cli.bitcoin;

import org.jspecify.annotations.NullMarked;
