package io.holdfast.api;

import java.time.Duration;
import java.util.Map;

/**
 * The mount a call came through, as its engine sees it.
 *
 * @param namespace where it is mounted
 * @param uuid the id that the mount's storage keys carry; it survives a move to another path
 * @param accessor the public id, e.g. {@code kv_1a2b3c4d}
 * @param type the engine's type, e.g. {@code kv}
 * @param path the mount's path with a trailing slash; auth methods without their {@code auth/}
 * @param options the mount's options, e.g. {@code version=2}
 * @param config tuning that the engine itself heeds: user_lockout_config of an auth method
 * @param defaultLeaseTtl the lifetime given when a role or a token asks for none
 * @param maxLeaseTtl the longest lifetime
 */
public record Mount(
    Namespace namespace,
    String uuid,
    String accessor,
    String type,
    String path,
    Map<String, String> options,
    Map<String, String> config,
    Duration defaultLeaseTtl,
    Duration maxLeaseTtl) {}
