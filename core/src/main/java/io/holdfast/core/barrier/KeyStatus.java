package io.holdfast.core.barrier;

import java.time.Instant;

/**
 * The public facts of the active data key.
 *
 * @param encryptions how many were made under it
 */
public record KeyStatus(int term, Instant installed, long encryptions) {}
