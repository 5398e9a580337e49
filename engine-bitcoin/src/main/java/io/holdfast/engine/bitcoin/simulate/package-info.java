/** What policies would say: of a transaction that is not signed, and of what was decided before. */
@NullMarked
package io.holdfast.engine.bitcoin.simulate;

import org.jspecify.annotations.NullMarked;
