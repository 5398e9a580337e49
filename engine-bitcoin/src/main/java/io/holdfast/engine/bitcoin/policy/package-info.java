/** Transaction policies as they are stored, and what they say of a transaction. */
@NullMarked
package io.holdfast.engine.bitcoin.policy;

import org.jspecify.annotations.NullMarked;
