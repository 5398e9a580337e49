package io.holdfast.storage.journal;

/**
 * Sizes of a log on disk.
 *
 * @param segmentBytes a segment is ended before it gets larger, unless by a single group
 * @param reserveBytes writing stops when less than this is free on the disk, so that the table can
 *     still flush what is in memory
 */
public record LogLimits(long segmentBytes, long reserveBytes) {

  public static final LogLimits DEFAULT = new LogLimits(32L << 20, 64L << 20);
}
