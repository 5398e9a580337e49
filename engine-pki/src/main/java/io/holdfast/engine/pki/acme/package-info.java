/**
 * An ACME server (RFC 8555): clients prove that they hold names, and get certificates for them
 * without a token.
 */
@NullMarked
package io.holdfast.engine.pki.acme;

import org.jspecify.annotations.NullMarked;
