/** Identity tokens (OpenID Connect): keys, roles, signed tokens, and what verifies them. */
@NullMarked
package io.holdfast.core.identity.oidc;

import org.jspecify.annotations.NullMarked;
