/** The hash functions of Bitcoin. */
@NullMarked
package io.holdfast.bitcoin.hash;

import org.jspecify.annotations.NullMarked;
