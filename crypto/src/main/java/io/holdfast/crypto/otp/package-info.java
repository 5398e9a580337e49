/** One-time passwords: HOTP (RFC 4226) and TOTP (RFC 6238), and the URLs that carry their keys. */
@NullMarked
package io.holdfast.crypto.otp;

import org.jspecify.annotations.NullMarked;
