/**
 * Sealing and unsealing: who holds the key to the root key. The root key encrypts the keyring; the
 * seal wraps the root key, by a key split into Shamir shares or by a static key from outside.
 */
@NullMarked
package io.holdfast.core.seal;

import org.jspecify.annotations.NullMarked;
