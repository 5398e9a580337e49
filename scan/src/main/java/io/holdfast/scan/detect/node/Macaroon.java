package io.holdfast.scan.detect.node;

/**
 * The second binary format of macaroons: a version, a section of fields, sections of caveats, and a
 * signature of 32 bytes; each field a type, a length and its data.
 */
final class Macaroon {
  private static final int END = 0;
  private static final int LOCATION = 1;
  private static final int IDENTIFIER = 2;
  private static final int VERIFICATION = 4;
  private static final int SIGNATURE = 6;
  private static final int SIGNATURE_SIZE = 32;

  private final byte[] bytes;
  private int at;

  private Macaroon(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many bytes the macaroon at the beginning has; 0 where there is none. */
  static int size(byte[] bytes) {
    Macaroon reader = new Macaroon(bytes);
    return reader.isWhole() ? reader.at : 0;
  }

  private boolean isWhole() {
    if (next() != 2 || !section(true)) {
      return false;
    }
    while (at < bytes.length && bytes[at] != END) {
      if (!section(false)) {
        return false;
      }
    }
    at++;
    return next() == SIGNATURE && length() == SIGNATURE_SIZE && skip(SIGNATURE_SIZE);
  }

  private boolean section(boolean first) {
    int before = END;
    boolean identified = false;
    while (true) {
      int type = next();
      if (type == END) {
        return identified;
      }
      boolean known = type == LOCATION || type == IDENTIFIER || (type == VERIFICATION && !first);
      if (!known || type <= before || !skip(length())) {
        return false;
      }
      identified |= type == IDENTIFIER;
      before = type;
    }
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xff : -1;
  }

  private int length() {
    int value = 0;
    for (int shift = 0; shift < 21; shift += 7) {
      int b = next();
      if (b < 0) {
        return -1;
      }
      value |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    return -1;
  }

  private boolean skip(int count) {
    if (count < 0 || count > bytes.length - at) {
      return false;
    }
    at += count;
    return true;
  }
}
