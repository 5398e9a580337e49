/**
 * Where committed values rest: ordered tables with cheap snapshots, changed by one thread only. Not
 * for use outside this module.
 */
@NullMarked
package io.holdfast.storage.table;

import org.jspecify.annotations.NullMarked;
