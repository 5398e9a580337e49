/** The OpenID Connect provider: applications whose users sign in here, by the code flow. */
@NullMarked
package io.holdfast.core.identity.provider;

import org.jspecify.annotations.NullMarked;
