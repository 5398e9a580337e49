/**
 * The keys by which people sign their approvals: registered for an entity by themselves, who have
 * to wait then until a key counts, or by others.
 */
@NullMarked
package io.holdfast.core.identity.approver;

import org.jspecify.annotations.NullMarked;
