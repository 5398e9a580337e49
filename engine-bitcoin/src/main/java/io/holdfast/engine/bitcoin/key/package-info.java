/** Keys: created, imported, read, exported. */
@NullMarked
package io.holdfast.engine.bitcoin.key;

import org.jspecify.annotations.NullMarked;
