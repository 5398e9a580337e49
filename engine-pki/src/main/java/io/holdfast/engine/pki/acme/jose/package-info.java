/** Requests that are signed with the keys of accounts (RFC 7515, RFC 8555 section 6.2). */
@NullMarked
package io.holdfast.engine.pki.acme.jose;

import org.jspecify.annotations.NullMarked;
