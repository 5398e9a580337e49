package io.holdfast.auth.lockout;

import java.time.Instant;

/**
 * Failures in a row to log in as somebody, and when the last one was.
 *
 * @param alias the name the identity is known by on the mount
 */
record FailedLogins(String alias, long count, Instant last) {}
