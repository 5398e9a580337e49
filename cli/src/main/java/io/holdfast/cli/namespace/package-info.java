/** Commands on namespaces. */
@NullMarked
package io.holdfast.cli.namespace;

import org.jspecify.annotations.NullMarked;
