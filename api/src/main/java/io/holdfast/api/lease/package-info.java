/** Leased secrets: what an engine hands out for a time, and takes back when the lease ends. */
@NullMarked
package io.holdfast.api.lease;

import org.jspecify.annotations.NullMarked;
