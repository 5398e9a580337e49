/** {@code sys/plugins}: the engines and auth methods that are built in. */
@NullMarked
package io.holdfast.core.sys.plugins;

import org.jspecify.annotations.NullMarked;
