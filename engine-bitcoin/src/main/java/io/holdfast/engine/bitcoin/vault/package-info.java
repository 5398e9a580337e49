/** Secrets under a data key of their own, beside the barrier, so that they can be destroyed. */
@NullMarked
package io.holdfast.engine.bitcoin.vault;

import org.jspecify.annotations.NullMarked;
