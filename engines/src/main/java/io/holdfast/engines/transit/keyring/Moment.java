package io.holdfast.engines.transit.keyring;

import java.time.Instant;

/** When a key was backed up or restored, and which version was the latest then. */
public record Moment(Instant time, int version) {}
