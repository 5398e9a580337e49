package io.holdfast.core.policy;

import java.time.Instant;

/**
 * A {@code path} block of a policy.
 *
 * @param expires when the rule ends; {@link Instant#MAX} when never (OpenBao's {@code expiration})
 */
public record PathRule(PathTemplate path, Permissions permissions, Instant expires) {}
