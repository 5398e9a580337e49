/** Message authentication codes (RFC 2104). */
@NullMarked
package io.holdfast.crypto.mac;

import org.jspecify.annotations.NullMarked;
