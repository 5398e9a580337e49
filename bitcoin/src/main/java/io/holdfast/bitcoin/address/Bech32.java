package io.holdfast.bitcoin.address;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/** The checksummed base-32 encoding of BIP-173 and its amendment BIP-350 (bech32m). */
public final class Bech32 {
  private static final String CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int MAX_LENGTH = 90;
  private static final int CHECKSUM = 6;

  private Bech32() {}

  /** Which of the two checksums: witness version 0 has bech32, later ones bech32m. */
  public enum Variant {
    BECH32(1),
    BECH32M(0x2bc830a3);

    private final int constant;

    Variant(int constant) {
      this.constant = constant;
    }
  }

  /**
   * What a text holds.
   *
   * @param variant whose checksum matched
   * @param prefix the human-readable part, lower case
   * @param data groups of five bits, one a byte
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Decoded(Variant variant, String prefix, byte[] data) {}

  /** The lower-case text of five-bit groups under {@code prefix}. */
  public static String encode(Variant variant, String prefix, byte[] data) {
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (byte group : data) {
      text.append(CHARSET.charAt(group));
    }
    int state = polymod(prefix, data);
    for (int i = 0; i < CHECKSUM; i++) {
      state = step(state, 0);
    }
    state ^= variant.constant;
    for (int i = 0; i < CHECKSUM; i++) {
      text.append(CHARSET.charAt((state >>> (5 * (CHECKSUM - 1 - i))) & 31));
    }
    return text.toString();
  }

  /**
   * Decodes either variant.
   *
   * @throws AddressException if the text is neither
   */
  public static Decoded decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new AddressException("bech32 text is longer than " + MAX_LENGTH + " characters");
    }
    return decodeOfAnyLength(text);
  }

  /**
   * Decodes what is longer than BIP-173 allows, as keys of other systems are; the checksum finds
   * fewer errors there.
   *
   * @throws AddressException if the text is neither variant
   */
  public static Decoded decodeOfAnyLength(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 33 || text.charAt(i) > 126) {
        throw new AddressException("character " + (i + 1) + " can not be in bech32");
      }
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new AddressException("bech32 text mixes upper and lower case");
    }
    int separator = lower.lastIndexOf('1');
    if (separator < 1) {
      throw new AddressException("bech32 text has no prefix before a separator '1'");
    }
    if (lower.length() - separator - 1 < CHECKSUM) {
      throw new AddressException("bech32 text is too short to hold a checksum");
    }
    String prefix = lower.substring(0, separator);
    byte[] groups = new byte[lower.length() - separator - 1];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (byte) CHARSET.indexOf(lower.charAt(separator + 1 + i));
      if (groups[i] < 0) {
        throw new AddressException("character " + (separator + 2 + i) + " is not bech32");
      }
    }
    byte[] data = Arrays.copyOf(groups, groups.length - CHECKSUM);
    return new Decoded(variant(polymod(prefix, groups)), prefix, data);
  }

  private static Variant variant(int checksum) {
    for (Variant variant : Variant.values()) {
      if (checksum == variant.constant) {
        return variant;
      }
    }
    throw new AddressException("the bech32 checksum does not match: a character is mistyped");
  }

  /** Bytes as five-bit groups, the last one padded with zeros. */
  static byte[] toGroups(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 8 / 5 + 1);
    int pending = 0;
    int bits = 0;
    for (byte next : bytes) {
      pending = (pending << 8) | (next & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        out.write((pending >>> (bits - 5)) & 31);
      }
    }
    if (bits > 0) {
      out.write((pending << (5 - bits)) & 31);
    }
    return out.toByteArray();
  }

  /** Five-bit groups from {@code offset} on as bytes; the padding must be short and zero. */
  static byte[] toBytes(byte[] groups, int offset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(groups.length);
    int pending = 0;
    int bits = 0;
    for (int i = offset; i < groups.length; i++) {
      pending = ((pending << 5) | groups[i]) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write((pending >>> bits) & 0xff);
      }
    }
    if (bits >= 5 || (pending & ((1 << bits) - 1)) != 0) {
      throw new AddressException("the bech32 data ends in padding that is too long or not zero");
    }
    return out.toByteArray();
  }

  private static int polymod(String prefix, byte[] groups) {
    int state = 1;
    for (int i = 0; i < prefix.length(); i++) {
      state = step(state, prefix.charAt(i) >>> 5);
    }
    state = step(state, 0);
    for (int i = 0; i < prefix.length(); i++) {
      state = step(state, prefix.charAt(i) & 31);
    }
    for (byte group : groups) {
      state = step(state, group);
    }
    return state;
  }

  private static int step(int state, int group) {
    int top = state >>> 25;
    int next = ((state & 0x1ffffff) << 5) ^ group;
    for (int i = 0; i < GENERATOR.length; i++) {
      if (((top >>> i) & 1) != 0) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
