/**
 * What must be met before an allowed transaction is signed: approvals, a delay, a webhook's yes.
 */
@NullMarked
package io.holdfast.bitcoin.policy.obligation;

import org.jspecify.annotations.NullMarked;
