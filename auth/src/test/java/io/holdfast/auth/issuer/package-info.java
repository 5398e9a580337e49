/** A certificate authority, an issuer of tokens and their HTTPS servers, for tests. */
@NullMarked
package io.holdfast.auth.issuer;

import org.jspecify.annotations.NullMarked;
