/** Which namespaces there are, and which of them a request means. */
@NullMarked
package io.holdfast.core.namespace;

import org.jspecify.annotations.NullMarked;
