/** Networks and addresses: base58check, bech32 (BIP-173) and bech32m (BIP-350). */
@NullMarked
package io.holdfast.bitcoin.address;

import org.jspecify.annotations.NullMarked;
