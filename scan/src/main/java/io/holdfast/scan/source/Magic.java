package io.holdfast.scan.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes and where these don't tell by its name. */
enum Magic {
  ZIP,
  GZIP,
  BZIP2,
  XZ,
  SEVEN_ZIP,
  TAR,
  PDF,
  MAIL,
  UTF16,
  UNREADABLE,
  BINARY,
  TEXT;

  /** How many first bytes are looked at. */
  static final int SIZE = 4096;

  private static final int TAR_MAGIC = 257;

  static Magic of(byte[] head, int size, String path) {
    if (begins(head, size, "PK\u0003\u0004") || begins(head, size, "PK\u0005\u0006")) {
      return ZIP;
    }
    if (begins(head, size, "\u001f\u008b\b")) {
      return GZIP;
    }
    if (begins(head, size, "BZh") && size > 10 && head[4] == 0x31 && head[5] == 0x41) {
      return BZIP2;
    }
    if (begins(head, size, "\u00fd7zXZ\0")) {
      return XZ;
    }
    if (begins(head, size, "7z\u00bc\u00af'\u001c")) {
      return SEVEN_ZIP;
    }
    if (begins(head, size, "(\u00b5/\u00fd") || begins(head, size, "Rar!\u001a\u0007")) {
      return UNREADABLE;
    }
    if (size > TAR_MAGIC + 5 && latin1(head, TAR_MAGIC, 5).equals("ustar")) {
      return TAR;
    }
    if (latin1(head, 0, Math.min(size, 1024)).contains("%PDF-")) {
      return PDF;
    }
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".eml")
        || name.endsWith(".mbox")
        || name.endsWith(".mbx")
        || isMail(head, size)) {
      return MAIL;
    }
    return text(head, size);
  }

  private static boolean isMail(byte[] head, int size) {
    String text = latin1(head, 0, size);
    boolean box = text.startsWith("From ") && text.contains("\nFrom: ");
    boolean mail =
        (text.startsWith("Received: ")
                || text.startsWith("Return-Path: ")
                || text.startsWith("MIME-Version: ")
                || text.startsWith("Delivered-To: "))
            && (text.contains("\nSubject: ") || text.contains("\nContent-Type: "));
    return box || mail;
  }

  private static Magic text(byte[] head, int size) {
    boolean marked =
        size >= 2
            && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
                || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff));
    int even = 0;
    int odd = 0;
    for (int i = 0; i < size; i++) {
      if (head[i] == 0) {
        even += i % 2 == 0 ? 1 : 0;
        odd += i % 2 == 1 ? 1 : 0;
      }
    }
    if (marked || (size >= 16 && (isHalf(even, odd, size) || isHalf(odd, even, size)))) {
      return UTF16;
    }
    return even + odd > 0 ? BINARY : TEXT;
  }

  private static boolean isHalf(int zeros, int others, int size) {
    return zeros > size / 2 * 7 / 10 && others == 0;
  }

  private static boolean begins(byte[] head, int size, String magic) {
    return size >= magic.length() && latin1(head, 0, magic.length()).equals(magic);
  }

  private static String latin1(byte[] bytes, int from, int count) {
    return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
  }
}
