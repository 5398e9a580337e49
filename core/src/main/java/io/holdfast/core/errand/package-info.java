/**
 * What the server does with mounts by itself: it takes back secrets whose leases ended, and does
 * what engines scheduled.
 *
 * <p>An errand is like a request without a client: a transaction in which the engine decides, the
 * effect it asks for outside of any, and a second transaction that completes it. What fails stays
 * due, later and later. Any node may run any errand at any time.
 */
@NullMarked
package io.holdfast.core.errand;

import org.jspecify.annotations.NullMarked;
