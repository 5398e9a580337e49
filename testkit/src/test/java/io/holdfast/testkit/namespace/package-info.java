/** Namespaces through a whole core: who sees what of whom. */
@NullMarked
package io.holdfast.testkit.namespace;

import org.jspecify.annotations.NullMarked;
