/**
 * OpenSSH's forms of keys and certificates (RFC 4253, 5656, 8332, 8709; OpenSSH's PROTOCOL.key,
 * PROTOCOL.certkeys, PROTOCOL.u2f).
 */
@NullMarked
package io.holdfast.crypto.openssh;

import org.jspecify.annotations.NullMarked;
