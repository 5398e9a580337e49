package io.holdfast.storage;

/** A key and its value. The array belongs to whoever got the entry. */
@SuppressWarnings("ArrayRecordComponent") // entries are read, never compared
public record Entry(String key, byte[] value) {}
