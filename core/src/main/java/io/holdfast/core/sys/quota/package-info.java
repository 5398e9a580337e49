/** {@code sys/quotas}. */
@NullMarked
package io.holdfast.core.sys.quota;

import org.jspecify.annotations.NullMarked;
