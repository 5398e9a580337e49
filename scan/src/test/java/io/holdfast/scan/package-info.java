@NullMarked
package io.holdfast.scan;

import org.jspecify.annotations.NullMarked;
