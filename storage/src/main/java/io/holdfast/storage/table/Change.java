package io.holdfast.storage.table;

import org.jspecify.annotations.Nullable;

/** A key set to a value, or removed where the value is null. Its arrays are never changed. */
@SuppressWarnings("ArrayRecordComponent") // changes are applied, never compared
public record Change(byte[] key, byte @Nullable [] value) {}
