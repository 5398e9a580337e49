/** What a policy judges: a transaction's facts and the circumstances under which it is judged. */
@NullMarked
package io.holdfast.bitcoin.policy.fact;

import org.jspecify.annotations.NullMarked;
