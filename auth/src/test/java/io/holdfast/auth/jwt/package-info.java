/** What those who log in by jwt and oidc would lose, through a whole core and a real issuer. */
@NullMarked
package io.holdfast.auth.jwt;

import org.jspecify.annotations.NullMarked;
