/**
 * Leases: what ends by itself. An ordered index in storage holds what expires when, so that a
 * million leases cost disk and not heap, and unsealing loads none.
 */
@NullMarked
package io.holdfast.core.lease;

import org.jspecify.annotations.NullMarked;
