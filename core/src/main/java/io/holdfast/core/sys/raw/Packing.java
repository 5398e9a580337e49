package io.holdfast.core.sys.raw;

import io.holdfast.api.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Values as Vault keeps compressed ones: the letter {@code G}, then gzip. This server packs none
 * itself; a value may have been written so.
 */
final class Packing {
  /** The most that a packed value may hold. */
  static final int MOST = 64 << 20;

  private static final byte[] MARK = {'G', 0x1f, (byte) 0x8b};

  private Packing() {}

  static boolean isPacked(byte[] stored) {
    return stored.length > MARK.length
        && stored[0] == MARK[0]
        && stored[1] == MARK[1]
        && stored[2] == MARK[2];
  }

  static byte[] pack(byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(MARK[0]);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * What a packed value holds.
   *
   * @throws Refusal.InvalidRequest when it is damaged, or holds more than {@link #MOST}
   */
  static byte[] unpack(byte[] stored) {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(stored, 1, stored.length - 1))) {
      byte[] value = gzip.readNBytes(MOST + 1);
      if (value.length > MOST) {
        throw unreadable("holds more than " + MOST + " bytes");
      }
      return value;
    } catch (IOException damaged) {
      throw unreadable("cannot be unpacked");
    }
  }

  private static Refusal unreadable(String why) {
    return new Refusal.InvalidRequest(
        "the compressed value " + why + ": read it as it is, with compressed=false");
  }
}
