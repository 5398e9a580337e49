/** Encryption and decryption with keys of every kind that does so. */
@NullMarked
package io.holdfast.engines.transit.cipher;

import org.jspecify.annotations.NullMarked;
