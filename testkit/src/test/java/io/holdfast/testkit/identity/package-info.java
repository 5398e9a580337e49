/** Identity through whole cores. */
@NullMarked
package io.holdfast.testkit.identity;

import org.jspecify.annotations.NullMarked;
