package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.CompactSize;
import java.util.Arrays;

/**
 * Reads Bitcoin's wire encoding strictly: a compact size must be the shortest, and no read passes
 * the end. Lengths are checked against what remains before anything is allocated.
 */
public final class ByteReader {
  private final String subject;
  private final byte[] data;
  private int position;
  private String part = "";
  private int partIndex = -1;

  /**
   * @param subject what is read, for errors: {@code "transaction"}
   * @param data the bytes; not copied, so not to be changed while reading
   */
  public ByteReader(String subject, byte[] data) {
    this.subject = subject;
    this.data = data;
  }

  /** Names the part read from here on, for errors: {@code within("input", 2)}. */
  public void within(String part, int index) {
    this.part = part;
    this.partIndex = index;
  }

  /** Reads an unsigned byte. */
  public int uint8(String field) {
    need(1, field);
    return data[position++] & 0xff;
  }

  /** Reads four bytes, little-endian, signed. */
  public int int32(String field) {
    return (int) littleEndian(4, field);
  }

  /** Reads four bytes, little-endian, unsigned. */
  public long uint32(String field) {
    return littleEndian(4, field);
  }

  /** Reads eight bytes, little-endian, signed. */
  public long int64(String field) {
    return littleEndian(8, field);
  }

  /** Reads a compact size that must be in its shortest form. */
  public long compactSize(String field) {
    int first = uint8(field);
    long value =
        switch (first) {
          case 0xfd -> littleEndian(2, field);
          case 0xfe -> littleEndian(4, field);
          case 0xff -> littleEndian(8, field);
          default -> first;
        };
    if (value < 0) {
      throw error(field, "is a length beyond 2^63");
    }
    if (first >= 0xfd && CompactSize.length(value) != (first == 0xfd ? 3 : first == 0xfe ? 5 : 9)) {
      throw error(field, "is a length that is not in its shortest form");
    }
    return value;
  }

  /**
   * Reads the number of things that follow.
   *
   * @param smallest the fewest bytes one of them takes: a number that cannot fit is an error before
   *     anything is allocated
   */
  public int count(String field, int smallest) {
    long count = compactSize(field);
    if (count > remaining() / smallest) {
      throw error(field, "says " + count + ", more than the " + remaining() + " bytes left hold");
    }
    return (int) count;
  }

  /** Reads {@code count} bytes. */
  public byte[] array(long count, String field) {
    need(count, field);
    byte[] out = Arrays.copyOfRange(data, position, position + (int) count);
    position += (int) count;
    return out;
  }

  /** Reads {@code count} bytes. */
  public Bytes bytes(long count, String field) {
    return Bytes.of(array(count, field));
  }

  /** Reads a byte string after its compact size. */
  public Bytes varBytes(String field) {
    return bytes(compactSize(field), field);
  }

  /** The number of bytes left. */
  public int remaining() {
    return data.length - position;
  }

  /** The next byte without reading it, or -1 at the end. */
  public int peek(int ahead) {
    return remaining() > ahead ? data[position + ahead] & 0xff : -1;
  }

  /** The offset of the next byte. */
  public int position() {
    return position;
  }

  /** Requires that every byte was read. */
  public void end() {
    if (remaining() > 0) {
      throw new MalformedDataException(
          subject + ": " + remaining() + " bytes too many after offset " + position);
    }
  }

  /** An error about {@code field} of the part being read. */
  public MalformedDataException error(String field, String problem) {
    String where = partIndex >= 0 ? part + " " + partIndex + " " : part.isEmpty() ? "" : part + " ";
    return new MalformedDataException(
        subject + ": " + where + field + " " + problem + " (before offset " + position + ")");
  }

  private long littleEndian(int count, String field) {
    need(count, field);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (data[position++] & 0xffL) << (8 * i);
    }
    return value;
  }

  private void need(long count, String field) {
    if (count > remaining()) {
      throw error(field, "needs " + count + " bytes and only " + remaining() + " are left");
    }
  }
}
