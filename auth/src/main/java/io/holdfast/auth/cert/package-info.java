/**
 * The auth method {@code cert}: who shows a TLS client certificate that a configured authority
 * vouches for, or that is itself configured, gets a token. Chains are verified and OCSP responders
 * asked outside any transaction; revocation lists are read inside.
 */
@NullMarked
package io.holdfast.auth.cert;

import org.jspecify.annotations.NullMarked;
