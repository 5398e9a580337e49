package io.holdfast.engines.ssh.otp;

import java.time.Instant;

/**
 * What a one-time password is good for.
 *
 * @param role the name of the role that gave it
 */
record Otp(String username, String ip, String role, Instant expires) {}
