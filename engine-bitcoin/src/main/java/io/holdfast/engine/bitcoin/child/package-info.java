/** Children of keys (BIP-85): each is derived once for one purpose, and written down. */
@NullMarked
package io.holdfast.engine.bitcoin.child;

import org.jspecify.annotations.NullMarked;
