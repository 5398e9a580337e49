/**
 * The leaves whose shape this log defines itself: the parts of a large entry, and the leaves that
 * join one shard to the next.
 */
@NullMarked
package io.holdfast.log.entry;

import org.jspecify.annotations.NullMarked;
