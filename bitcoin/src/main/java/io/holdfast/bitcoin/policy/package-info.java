/**
 * Transaction policy: what may be signed from a wallet. The facts of a transaction are extracted
 * once, every rule judges them by itself, and the decision says of each rule its limit, the actual
 * figure and the outcome, so that anyone can judge again.
 */
@NullMarked
package io.holdfast.bitcoin.policy;

import org.jspecify.annotations.NullMarked;
