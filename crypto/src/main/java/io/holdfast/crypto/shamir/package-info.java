/** Shamir's secret sharing over GF(2^8), in the share format of Vault. */
@NullMarked
package io.holdfast.crypto.shamir;

import org.jspecify.annotations.NullMarked;
