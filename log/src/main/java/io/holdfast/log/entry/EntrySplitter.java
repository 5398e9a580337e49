package io.holdfast.log.entry;

import io.holdfast.log.LogException;
import io.holdfast.log.tile.EntryBundle;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes leaves of an entry of any size: itself where it fits, else {@link EntryPart}s of it. */
public final class EntrySplitter {
  /** Longest id, in characters. */
  public static final int MAX_ID = 256;

  /** Bytes of a part besides its id and data, with numbers of any length. */
  private static final int FRAME = 80;

  /** Bytes of the longest escape of one character. */
  private static final int ESCAPE = 6;

  private EntrySplitter() {}

  /**
   * The leaves of an entry, in order; record them together, so that no other leaf comes between.
   *
   * @param id names the entry in its parts, such as the id of its request; 1 to 256 characters
   * @param entry a JSON line in UTF-8, without its newline
   * @throws LogException when the id is empty or too long, or a large entry is not UTF-8
   */
  public static List<byte[]> split(String id, byte[] entry) {
    if (id.isEmpty() || id.length() > MAX_ID) {
      throw new LogException("the id of an entry has 1 to " + MAX_ID + " characters");
    }
    if (entry.length <= EntryBundle.MAX_ENTRY) {
      return List.of(entry.clone());
    }
    List<String> slices = slices(decode(id, entry), EntryBundle.MAX_ENTRY - FRAME - cost(id));
    List<byte[]> leaves = new ArrayList<>(slices.size());
    for (String slice : slices) {
      leaves.add(new EntryPart(id, leaves.size() + 1, slices.size(), slice).encode());
    }
    return leaves;
  }

  /** Cuts between code points, never within a surrogate pair. */
  private static List<String> slices(String text, int room) {
    List<String> slices = new ArrayList<>();
    int start = 0;
    int used = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int cost = cost(text.codePointAt(at));
      if (used + cost > room) {
        slices.add(text.substring(start, at));
        start = at;
        used = 0;
      }
      used += cost;
    }
    slices.add(text.substring(start));
    return slices;
  }

  private static int cost(String text) {
    return text.codePoints().map(EntrySplitter::cost).sum();
  }

  /** Bytes of a code point in a JSON string, at most. */
  private static int cost(int codePoint) {
    if (codePoint < ' ') {
      return ESCAPE;
    }
    if (codePoint < 0x80) {
      return codePoint == '"' || codePoint == '\\' ? 2 : 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  private static String decode(String id, byte[] entry) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry)).toString();
    } catch (CharacterCodingException e) {
      throw new LogException(
          "entry " + id + " has " + entry.length + " bytes and is not UTF-8, so it has no parts",
          e);
    }
  }
}
