package io.holdfast.core.identity.mfa;

import java.time.Instant;

/**
 * How an entity came by its secret.
 *
 * @param countsFrom from when on its codes are good for approvals; for logins they always are
 */
record SecretEnrolment(Instant countsFrom) {}
