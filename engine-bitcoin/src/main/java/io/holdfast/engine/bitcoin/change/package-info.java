/**
 * Changes that need others to agree: of a policy with {@code changes}, and of what a wallet is
 * governed by. A change is stored, approved, waits for its delay, and is then brought into force.
 */
@NullMarked
package io.holdfast.engine.bitcoin.change;

import org.jspecify.annotations.NullMarked;
