/** Encryption to people's OpenPGP keys (RFC 4880, RFC 9580): nothing else is done with PGP. */
@NullMarked
package io.holdfast.crypto.pgp;

import org.jspecify.annotations.NullMarked;
