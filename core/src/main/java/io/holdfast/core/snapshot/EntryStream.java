package io.holdfast.core.snapshot;

import io.holdfast.storage.Entry;
import io.holdfast.storage.Keys;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Entries one after the other: the length of the key (4 bytes, big-endian), the key in UTF-8, the
 * length of the value and the value.
 */
final class EntryStream {
  /** More than any transaction writes. */
  private static final int LARGEST_VALUE = 128 << 20;

  private EntryStream() {}

  static long size(Entry entry) {
    return 2L * Integer.BYTES + bytes(entry.key()).length + entry.value().length;
  }

  static void write(Entry entry, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    byte[] key = bytes(entry.key());
    out.writeInt(key.length);
    out.write(key);
    out.writeInt(entry.value().length);
    out.write(entry.value());
  }

  /** The next entry; null at the end. */
  static @Nullable Entry read(InputStream from) throws IOException {
    int first = from.read();
    if (first < 0) {
      return null;
    }
    DataInputStream in = new DataInputStream(from);
    int rest = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
    byte[] key = part(in, (first << 24) | rest, Keys.MAX_BYTES);
    byte[] value = part(in, in.readInt(), LARGEST_VALUE);
    return new Entry(new String(key, StandardCharsets.UTF_8), value);
  }

  private static byte[] part(DataInputStream in, int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw new SnapshotException("an entry in it is damaged");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
