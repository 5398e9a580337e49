/** Key derivation: HKDF (RFC 5869), PBKDF2 (RFC 8018) and bcrypt for passwords. */
@NullMarked
package io.holdfast.crypto.kdf;

import org.jspecify.annotations.NullMarked;
