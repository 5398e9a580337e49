package io.holdfast.scan.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether a value looks drawn at random, or made up to stand for one. */
public final class Likeness {
  private static final String[] FAKE = {
    "example",
    "placeholder",
    "changeme",
    "change_me",
    "change-me",
    "redacted",
    "xxxx",
    "****",
    "....",
    "dummy",
    "your_",
    "your-",
    "yourkey",
    "yoursecret",
    "yourtoken",
    "mysecret",
    "insert",
    "replace",
    "todo",
    "fixme",
    "sample",
    "foobar",
    "deadbeef",
    "notreal",
    "not-real",
    "not_real"
  };

  private static final int LONGEST_SEQUENCE = 7;
  private static final int LONGEST_REPEAT = 4;

  private Likeness() {}

  /** Shannon's entropy of the bytes, in bits for each. */
  public static double entropy(byte[] bytes, int from, int to) {
    if (from >= to) {
      return 0;
    }
    int[] counts = new int[256];
    for (int i = from; i < to; i++) {
      counts[bytes[i] & 0xff]++;
    }
    double sum = 0;
    double size = to - from;
    for (int count : counts) {
      if (count > 0) {
        sum -= count / size * Math.log(count / size);
      }
    }
    return sum / Math.log(2);
  }

  public static double entropy(byte[] bytes) {
    return entropy(bytes, 0, bytes.length);
  }

  /** Whether it repeats a character, counts up, or says that it is an example. */
  public static boolean isMadeUp(byte[] bytes, int from, int to) {
    int repeat = 1;
    int sequence = 1;
    for (int i = from + 1; i < to; i++) {
      repeat = bytes[i] == bytes[i - 1] ? repeat + 1 : 1;
      sequence = bytes[i] == bytes[i - 1] + 1 ? sequence + 1 : 1;
      if (repeat > LONGEST_REPEAT || sequence > LONGEST_SEQUENCE) {
        return true;
      }
    }
    String text =
        new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    for (String fake : FAKE) {
      if (text.contains(fake)) {
        return true;
      }
    }
    return false;
  }

  public static boolean isMadeUp(byte[] bytes) {
    return isMadeUp(bytes, 0, bytes.length);
  }

  /** Whether it could be random: not made up, and as varied as its length and alphabet allow. */
  public static boolean isRandom(byte[] bytes, int from, int to) {
    int size = to - from;
    boolean hex = CharClass.UUID.isAll(bytes, from, to);
    double wanted =
        hex ? (size < 24 ? 2.2 : size < 32 ? 2.5 : 2.8) : size < 20 ? 2.5 : size < 32 ? 3.2 : 3.6;
    return entropy(bytes, from, to) >= wanted && !isMadeUp(bytes, from, to);
  }

  public static boolean isRandom(byte[] bytes) {
    return isRandom(bytes, 0, bytes.length);
  }

  /** How many of digits, lower case, upper case and other characters occur, 0 to 4. */
  public static int kinds(byte[] bytes) {
    boolean digit = false;
    boolean lower = false;
    boolean upper = false;
    boolean other = false;
    for (byte b : bytes) {
      digit |= b >= '0' && b <= '9';
      lower |= b >= 'a' && b <= 'z';
      upper |= b >= 'A' && b <= 'Z';
      other |= !CharClass.ALNUM.has(b);
    }
    return (digit ? 1 : 0) + (lower ? 1 : 0) + (upper ? 1 : 0) + (other ? 1 : 0);
  }

  /** How many digits occur. */
  public static int digits(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b >= '0' && b <= '9' ? 1 : 0;
    }
    return count;
  }
}
