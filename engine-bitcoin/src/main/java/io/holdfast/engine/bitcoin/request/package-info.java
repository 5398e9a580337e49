/**
 * Signatures that wait: for approvals, for a delay. Each request is bound to the exact transaction
 * by a digest, and shown decoded, in words and amounts.
 */
@NullMarked
package io.holdfast.engine.bitcoin.request;

import org.jspecify.annotations.NullMarked;
