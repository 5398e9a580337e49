/** QR codes as PNG. */
@NullMarked
package io.holdfast.crypto.otp.qr;

import org.jspecify.annotations.NullMarked;
