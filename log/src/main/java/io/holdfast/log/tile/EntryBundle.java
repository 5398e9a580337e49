package io.holdfast.log.tile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The content of an entry bundle: each entry after its length, a big-endian 16-bit number.
 *
 * @param entries what could be decoded, in order
 * @param problem why decoding stopped before the end, or empty
 */
public record EntryBundle(List<byte[]> entries, Optional<String> problem) {
  /** The largest entry that a bundle can hold. */
  public static final int MAX_ENTRY = 0xffff;

  /** The largest bundle there can be. */
  public static final int MAX_SIZE = TileRef.FULL * (Short.BYTES + MAX_ENTRY);

  public EntryBundle {
    entries = List.copyOf(entries);
  }

  /**
   * The bundle of these entries.
   *
   * @throws IllegalArgumentException for an entry above {@link #MAX_ENTRY} bytes
   */
  public static byte[] encode(List<byte[]> entries) {
    int size = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
    ByteBuffer bundle = ByteBuffer.allocate(size);
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY) {
        throw new IllegalArgumentException(
            "an entry has at most " + MAX_ENTRY + " bytes, not " + entry.length);
      }
      bundle.putShort((short) entry.length).put(entry);
    }
    return bundle.array();
  }

  /** Decodes at most {@code limit} entries; bytes after them are left alone. */
  public static EntryBundle decode(byte[] bundle, int limit) {
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at < bundle.length && entries.size() < limit) {
      int start = at + Short.BYTES;
      if (start > bundle.length) {
        return cutOff(entries, "the length", at);
      }
      int end = start + (((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff));
      if (end > bundle.length) {
        return cutOff(entries, "the entry", at);
      }
      entries.add(Arrays.copyOfRange(bundle, start, end));
      at = end;
    }
    return new EntryBundle(entries, Optional.empty());
  }

  private static EntryBundle cutOff(List<byte[]> entries, String what, int at) {
    return new EntryBundle(entries, Optional.of(what + " at byte " + at + " is cut off"));
  }
}
