/**
 * The write-ahead log of a local store: the changes and the records of each group of transactions,
 * durable with one sync, and the followers that read the records. Not for use outside this module.
 */
@NullMarked
package io.holdfast.storage.journal;

import org.jspecify.annotations.NullMarked;
