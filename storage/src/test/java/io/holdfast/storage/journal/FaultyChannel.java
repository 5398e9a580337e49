package io.holdfast.storage.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A real file whose disk may be full or broken. */
final class FaultyChannel extends FileChannel {

  private final FileChannel file;
  private final FaultyDisk disk;

  FaultyChannel(FileChannel file, FaultyDisk disk) {
    this.file = file;
    this.disk = disk;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int written = write(from, file.position());
    file.position(file.position() + written);
    return written;
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    ByteBuffer part = from.duplicate();
    part.limit(part.position() + disk.grant(from.remaining()));
    int written = file.write(part, position);
    from.position(from.position() + written);
    return written;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    disk.sync(file, metadata);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.truncate();
    file.truncate(size);
    return this;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return file.read(into);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    return file.read(into, position);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
