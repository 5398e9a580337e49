/** The limits of a policy: pure judgements, each with a trace of limit and actual figure. */
@NullMarked
package io.holdfast.bitcoin.policy.limit;

import org.jspecify.annotations.NullMarked;
