/** Logging in, and the auth methods of a server. */
@NullMarked
package io.holdfast.cli.auth;

import org.jspecify.annotations.NullMarked;
