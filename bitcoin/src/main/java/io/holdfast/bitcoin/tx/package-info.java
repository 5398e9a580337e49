/**
 * Transactions: their parts, strict serialization (BIP-144), ids, weight and vsize, fees, dust, and
 * signature hashes (legacy, BIP-143, BIP-341).
 *
 * <p>Parsing accepts what consensus accepts as an encoding and nothing else: minimal compact sizes,
 * no trailing bytes, no superfluous witness.
 */
@NullMarked
package io.holdfast.bitcoin.tx;

import org.jspecify.annotations.NullMarked;
