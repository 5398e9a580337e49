/** The terms of tokens that every auth method's users and roles can set: the token_ fields. */
@NullMarked
package io.holdfast.auth.token;

import org.jspecify.annotations.NullMarked;
