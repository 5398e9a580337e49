/** Private keys as files: PEM, OpenSSH, PGP, PuTTY, PKCS #12. */
@NullMarked
package io.holdfast.scan.detect.pem;

import org.jspecify.annotations.NullMarked;
