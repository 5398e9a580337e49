package io.holdfast.scan.rule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A part of a text that detectors look at.
 *
 * @param bytes its array, of which {@code start} to {@code end} are valid
 * @param text whether it is text; else only what has a form of its own is looked for
 * @param name the name of the file, lower case, "" where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // read in place: copies would cost more than the search
public record Window(byte[] bytes, int start, int end, boolean text, String name) {

  /** A whole text as one window. */
  public static Window of(byte[] bytes, String name) {
    return new Window(bytes, 0, bytes.length, true, name.toLowerCase(Locale.ROOT));
  }

  public byte[] slice(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** The bytes as Latin-1 text. */
  public String latin1(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The byte there, or 0 outside. */
  public byte at(int index) {
    return index >= start && index < end ? bytes[index] : 0;
  }

  /** Whether these very characters stand there. */
  public boolean has(int at, String ascii) {
    if (at < start || at + ascii.length() > end) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != (byte) ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether these characters, given in lower case, stand there in any case. */
  public boolean hasAnyCase(int at, String lower) {
    if (at < start || at + lower.length() > end) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      byte b = bytes[at + i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The last place in the range where these characters begin, given in lower case; or -1. */
  public int lastIndexOf(String lower, int from, int to) {
    for (int at = Math.min(to, end - lower.length()); at >= Math.max(from, start); at--) {
      if (hasAnyCase(at, lower)) {
        return at;
      }
    }
    return -1;
  }

  /** Where the line of this place begins, at most {@code most} bytes before it. */
  public int lineStart(int at, int most) {
    int i = at;
    while (i > start && i > at - most && bytes[i - 1] != '\n') {
      i--;
    }
    return i;
  }

  /** Where the line of this place ends, at most {@code most} bytes behind it. */
  public int lineEnd(int at, int most) {
    int i = at;
    while (i < end && i < at + most && bytes[i] != '\n') {
      i++;
    }
    return i;
  }
}
