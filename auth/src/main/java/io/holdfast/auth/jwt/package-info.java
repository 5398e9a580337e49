/**
 * The auth methods {@code jwt} and {@code oidc}, one method under two names: who shows a token that
 * a trusted issuer signed, or comes back from its login page, gets a token of this server. Keys are
 * fetched, and signatures verified, outside any transaction; what a token claims is judged inside.
 */
@NullMarked
package io.holdfast.auth.jwt;

import org.jspecify.annotations.NullMarked;
