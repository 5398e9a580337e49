/** What the tests of this module share: published texts, keys, and PSBTs built by hand. */
@NullMarked
package io.holdfast.bitcoin.testing;

import org.jspecify.annotations.NullMarked;
