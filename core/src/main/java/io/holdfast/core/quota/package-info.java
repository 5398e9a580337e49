/** Quotas: how often a client may ask, and how many leases a mount may have. */
@NullMarked
package io.holdfast.core.quota;

import org.jspecify.annotations.NullMarked;
