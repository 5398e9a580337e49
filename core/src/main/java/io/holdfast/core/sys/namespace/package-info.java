/** {@code sys/namespaces}: making, changing, locking and removing namespaces. */
@NullMarked
package io.holdfast.core.sys.namespace;

import org.jspecify.annotations.NullMarked;
