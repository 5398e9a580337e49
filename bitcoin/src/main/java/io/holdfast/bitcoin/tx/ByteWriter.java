package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.CompactSize;
import java.util.Arrays;

/** Builds Bitcoin's wire encoding: little-endian integers, compact sizes, byte strings. */
public final class ByteWriter {
  private byte[] buffer;
  private int size;

  /** An empty writer. */
  public ByteWriter() {
    this(128);
  }

  /** An empty writer with room for {@code capacity} bytes before it grows. */
  public ByteWriter(int capacity) {
    this.buffer = new byte[Math.max(capacity, 16)];
  }

  /** One byte: the low eight bits of {@code value}. */
  public ByteWriter int8(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
    return this;
  }

  /** Four bytes, little-endian: the low 32 bits of {@code value}. */
  public ByteWriter int32(long value) {
    return littleEndian(value, 4);
  }

  /** Eight bytes, little-endian. */
  public ByteWriter int64(long value) {
    return littleEndian(value, 8);
  }

  /** A compact size in its only allowed, shortest form. */
  public ByteWriter compactSize(long value) {
    return bytes(CompactSize.encode(value));
  }

  /** The bytes as they are. */
  public ByteWriter bytes(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, buffer, size, value.length);
    size += value.length;
    return this;
  }

  /** The bytes as they are. */
  public ByteWriter bytes(Bytes value) {
    reserve(value.size());
    value.copyTo(buffer, size);
    size += value.size();
    return this;
  }

  /** The bytes after a compact size of their number. */
  public ByteWriter varBytes(Bytes value) {
    return compactSize(value.size()).bytes(value);
  }

  /** The bytes after a compact size of their number. */
  public ByteWriter varBytes(byte[] value) {
    return compactSize(value.length).bytes(value);
  }

  /** The number of bytes written. */
  public int size() {
    return size;
  }

  /** A copy of what was written. */
  public byte[] toArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** What was written. */
  public Bytes toBytes() {
    return Bytes.of(toArray());
  }

  private ByteWriter littleEndian(long value, int count) {
    reserve(count);
    for (int i = 0; i < count; i++) {
      buffer[size++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
    }
  }
}
