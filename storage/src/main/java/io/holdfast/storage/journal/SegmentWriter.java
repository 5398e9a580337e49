package io.holdfast.storage.journal;

import io.holdfast.storage.StorageException;
import io.holdfast.storage.StorageFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Appends frames to a segment, each durable on return. Usable by one thread.
 *
 * <p>The file is filled with zeros some way ahead of its frames: a sync that need not record a new
 * size of the file takes about half the time.
 */
final class SegmentWriter implements AutoCloseable {

  private static final int STEP_BYTES = 1 << 20;

  /** Written at a time: the JDK keeps a native buffer of that size for the thread. */
  private static final int SLICE_BYTES = 256 << 10;

  private static final ByteBuffer ZEROS = ByteBuffer.allocate(SLICE_BYTES).asReadOnlyBuffer();

  private final SegmentFiles files;
  private final Segment segment;
  private final FileChannel channel;
  private final long reserveBytes;

  private long position;
  private long allocated;

  /**
   * @param position where the frames end; the file has nothing beyond
   * @param reserveBytes how much must stay free on the disk for others
   */
  SegmentWriter(SegmentFiles files, Segment segment, long position, long reserveBytes)
      throws IOException {
    this.files = files;
    this.segment = segment;
    this.channel = files.openToWrite(segment);
    this.position = position;
    this.allocated = position;
    this.reserveBytes = reserveBytes;
  }

  Segment segment() {
    return segment;
  }

  long position() {
    return position;
  }

  void append(ByteBuffer frame) {
    int length = frame.remaining();
    try {
      requireReserve(length);
      write(frame, position);
      allocate(position + length);
    } catch (IOException e) {
      throw cutBack(length, e);
    }
    sync();
    position += length;
  }

  private void requireReserve(int length) throws IOException {
    if (position + length <= allocated) {
      return;
    }
    long usable = files.usableBytes();
    if (usable < reserveBytes + length) {
      throw new StorageFullException(
          files.directory(), usable + " bytes are free, " + reserveBytes + " are kept free", null);
    }
  }

  private void allocate(long needed) throws IOException {
    if (needed <= allocated) {
      return;
    }
    long end = needed + STEP_BYTES;
    long at = needed;
    while (at < end) {
      ByteBuffer zeros = ZEROS.duplicate().limit((int) Math.min(ZEROS.capacity(), end - at));
      at += channel.write(zeros, at);
    }
    allocated = end;
  }

  private void write(ByteBuffer from, long offset) throws IOException {
    long at = offset;
    int end = from.limit();
    while (from.position() < end) {
      from.limit(Math.min(end, from.position() + SLICE_BYTES));
      at += channel.write(from, at);
    }
  }

  /** Takes back what a failed write left, so that the log is as before. */
  private StorageException cutBack(int length, IOException cause) {
    try {
      channel.truncate(position);
    } catch (IOException e) {
      cause.addSuppressed(e);
      return DiskErrors.broken("taking back an unfinished write to", segment.file(), cause);
    }
    allocated = position;
    return DiskErrors.ofWrite(files, segment.file(), length, cause);
  }

  // After a failed sync the kernel may have dropped what it could not write, and a second sync
  // would succeed without it: only a restart, which reads the file again, tells what is there.
  private void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw DiskErrors.broken("syncing", segment.file(), e);
    }
  }

  /** Gives back the space that was allocated ahead. */
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(position);
    }
  }
}
