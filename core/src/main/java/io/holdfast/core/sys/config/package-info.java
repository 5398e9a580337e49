/** {@code sys/config}: settings of the whole server. */
@NullMarked
package io.holdfast.core.sys.config;

import org.jspecify.annotations.NullMarked;
