/** {@code sys/raw}: the entries of the storage themselves, for who has to mend something. */
@NullMarked
package io.holdfast.core.sys.raw;

import org.jspecify.annotations.NullMarked;
