/**
 * Tokens: creation, lookup, renewal and revocation with children; roles; batch tokens. A token's
 * own text is never stored, only its salted hash.
 */
@NullMarked
package io.holdfast.core.token;

import org.jspecify.annotations.NullMarked;
