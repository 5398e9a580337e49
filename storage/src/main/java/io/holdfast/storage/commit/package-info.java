/**
 * Serializable transactions over a table and a log: snapshots, read sets, validation, and the
 * thread that commits. Not for use outside this module.
 */
@NullMarked
package io.holdfast.storage.commit;

import org.jspecify.annotations.NullMarked;
