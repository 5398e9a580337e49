/**
 * Signatures and public-key encryption: Ed25519, ECDSA, RSA and secp256k1, with their key formats.
 */
@NullMarked
package io.holdfast.crypto.sign;

import org.jspecify.annotations.NullMarked;
