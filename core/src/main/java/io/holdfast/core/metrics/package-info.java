/** What the server tells of its own work, in numbers. */
@NullMarked
package io.holdfast.core.metrics;

import org.jspecify.annotations.NullMarked;
