package io.holdfast.engines.transit.keyring;

/**
 * What may be done to a key as a whole.
 *
 * @param exportable whether its private part may be read; once given, never taken back
 * @param plaintextBackup whether it may be backed up; once given, never taken back
 * @param deletion whether it may be deleted
 */
public record Permissions(boolean exportable, boolean plaintextBackup, boolean deletion) {}
