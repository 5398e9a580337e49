package io.holdfast.log.tile;

/**
 * What was read, and from where.
 *
 * @param file path below the log's directory, with slashes
 */
public record Stored<T>(String file, T content) {}
