/**
 * The auth method {@code userpass}: users with a name and a password. Passwords are kept as bcrypt
 * hashes, which are computed outside any transaction.
 */
@NullMarked
package io.holdfast.auth.userpass;

import org.jspecify.annotations.NullMarked;
