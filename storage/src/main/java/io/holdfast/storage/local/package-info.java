/** The stores of one process: in memory, and embedded on a disk of its own. */
@NullMarked
package io.holdfast.storage.local;

import org.jspecify.annotations.NullMarked;
