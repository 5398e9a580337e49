/**
 * What every auth method's users and roles can say of tokens (the token_ fields), and what is asked
 * of every method's roles alike.
 */
@NullMarked
package io.holdfast.auth.token;

import org.jspecify.annotations.NullMarked;
