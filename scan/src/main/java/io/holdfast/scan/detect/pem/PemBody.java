package io.holdfast.scan.detect.pem;

import io.holdfast.scan.text.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What stands between the lines of a PEM block, wherever it was pasted: with escapes for its line
 * ends, indented, quoted, joined by code.
 *
 * @param base64 its base64 in one line
 * @param checksum of PGP, "" for none
 */
@SuppressWarnings("ArrayRecordComponent")
record PemBody(String base64, String checksum, boolean isEncrypted, byte[] bytes) {
  private static final Pattern ESCAPED_LINE_END = Pattern.compile("\\\\+[nrt]");
  private static final Pattern NOISE = Pattern.compile("[\\s\"'`,;\\\\>#*|]+");

  static PemBody of(String between) {
    StringBuilder base64 = new StringBuilder();
    String checksum = "";
    boolean encrypted = false;
    for (String line : ESCAPED_LINE_END.matcher(between).replaceAll("\n").split("[\n\r]+", -1)) {
      if (line.indexOf(':') >= 0) {
        encrypted |= line.contains("ENCRYPTED");
        continue;
      }
      String clean = NOISE.matcher(line).replaceAll("");
      if (clean.startsWith("=") && clean.length() == 5) {
        checksum = clean.substring(1);
      } else if (!clean.equals("+")) {
        base64.append(joined(clean, line));
      }
    }
    String text = base64.toString();
    byte[] bytes = Decoding.base64(text).orElse(new byte[0]);
    return new PemBody(
        text, checksum, encrypted && bytes.length % 8 == 0 && bytes.length > 32, bytes);
  }

  /** A plus before or behind quotes joins strings; it is no part of them. */
  private static String joined(String clean, String line) {
    String text = clean;
    boolean quoted = line.indexOf('"') >= 0 || line.indexOf('\'') >= 0;
    if (quoted && text.endsWith("+") && line.stripTrailing().endsWith("+")) {
      text = text.substring(0, text.length() - 1);
    }
    if (quoted && text.startsWith("+") && line.stripLeading().startsWith("+")) {
      text = text.substring(1);
    }
    return text;
  }

  /** The block with its base64 in one line. */
  byte[] text(String label) {
    return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether it is a key of PGP: the CRC-24 matches, or there is none. */
  boolean isPgp() {
    if (bytes.length < 50 || (bytes[0] & 0x80) == 0) {
      return false;
    }
    if (checksum.isEmpty()) {
      return true;
    }
    int crc = 0xb704ce;
    for (byte b : bytes) {
      crc ^= (b & 0xff) << 16;
      for (int bit = 0; bit < 8; bit++) {
        crc <<= 1;
        crc ^= (crc & 0x1000000) != 0 ? 0x1864cfb : 0;
      }
    }
    byte[] given = Decoding.base64(checksum).orElse(new byte[0]);
    return given.length == 3
        && (((given[0] & 0xff) << 16) | ((given[1] & 0xff) << 8) | (given[2] & 0xff))
            == (crc & 0xffffff);
  }
}
