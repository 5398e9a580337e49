/**
 * Snapshots: the whole store as one file, encrypted as it lies on disk, and back. The file is a
 * gzipped tar archive in the order that clients of Vault look for: what it is, the entries, their
 * checksums, and the checksums sealed under the barrier.
 */
@NullMarked
package io.holdfast.core.snapshot;

import org.jspecify.annotations.NullMarked;
