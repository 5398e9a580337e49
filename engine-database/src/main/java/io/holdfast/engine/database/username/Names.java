package io.holdfast.engine.database.username;

import java.time.Instant;

/**
 * What a template knows of a request.
 *
 * @param displayName of the token that asks, e.g. {@code userpass-alice}
 */
public record Names(String displayName, String roleName, Instant now) {}
