/**
 * Ordered, serializable, transactional storage of encrypted values, and the numbered journal of
 * records that become durable together with them.
 *
 * <p>{@link io.holdfast.storage.Storage} is what the rooms above use; {@code
 * io.holdfast.storage.local.LocalStorage} is the store of one process: in memory, or embedded, on a
 * disk of its own.
 */
@NullMarked
package io.holdfast.storage;

import org.jspecify.annotations.NullMarked;
