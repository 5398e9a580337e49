/**
 * Signed tokens (RFC 7515, 7519) and the public keys that verify them, read strictly: one compact
 * form, asymmetric algorithms only, and no key that a token itself brings along.
 */
@NullMarked
package io.holdfast.auth.jose;

import org.jspecify.annotations.NullMarked;
