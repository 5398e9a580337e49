/** Keys of Bitcoin and other chains, each with the checksum of its form. */
@NullMarked
package io.holdfast.scan.detect.coin;

import org.jspecify.annotations.NullMarked;
