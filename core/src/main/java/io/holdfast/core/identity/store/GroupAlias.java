package io.holdfast.core.identity.store;

import java.time.Instant;

/**
 * The name that an external group has at an auth mount.
 *
 * @param members the id of the list of those whom it made members; another name, mount or group
 *     begins another list, so that what the old one gave ends
 */
public record GroupAlias(
    String id, String name, String mountAccessor, String members, Instant created, Instant updated)
    implements MountedName {}
