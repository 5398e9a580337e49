/**
 * Conditions in CEL over a transaction and its circumstances: typed, so that a misspelt name is
 * refused when the policy is written, and bounded in what they cost. Only here is the library known
 * that reads them.
 */
@NullMarked
package io.holdfast.bitcoin.policy.condition;

import org.jspecify.annotations.NullMarked;
