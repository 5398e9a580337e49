/** What the tests of this module share: keys, and PSBTs built by hand. */
@NullMarked
package io.holdfast.bitcoin.testing;

import org.jspecify.annotations.NullMarked;
