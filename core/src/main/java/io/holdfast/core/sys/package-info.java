/** The paths below {@code sys/}: a class for each family of them. */
@NullMarked
package io.holdfast.core.sys;

import org.jspecify.annotations.NullMarked;
