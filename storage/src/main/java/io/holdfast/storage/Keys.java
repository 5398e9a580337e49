package io.holdfast.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Keys as bytes: their limits, and their order. */
public final class Keys {

  /** The longest key, in bytes of UTF-8: what every kind of store can index. */
  public static final int MAX_BYTES = 2048;

  private Keys() {}

  /**
   * The UTF-8 bytes of a key.
   *
   * @throws StorageKeyException if it is empty, too long or not well-formed Unicode
   */
  public static byte[] encode(String key) {
    if (key.isEmpty()) {
      throw new StorageKeyException("a storage key is empty");
    }
    byte[] bytes = encodeBound(key);
    if (bytes.length > MAX_BYTES) {
      throw new StorageKeyException(
          "a storage key has " + bytes.length + " bytes; at most " + MAX_BYTES + " are allowed");
    }
    return bytes;
  }

  /** The UTF-8 bytes of the bound of a range, which may be empty or end past the longest key. */
  public static byte[] encodeBound(String bound) {
    requireWellFormed(bound);
    return bound.getBytes(UTF_8);
  }

  public static String decode(byte[] key) {
    return new String(key, UTF_8);
  }

  /** The least string above all that begin with {@code prefix}; null where there is none. */
  static @Nullable String afterPrefix(String prefix) {
    int end = prefix.length();
    while (end > 0) {
      int last = prefix.codePointBefore(end);
      end -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, end) + Character.toString(next);
      }
    }
    return null;
  }

  // An unpaired surrogate would be encoded as '?', so that two keys would fall on one.
  private static void requireWellFormed(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < key.length()
            && Character.isLowSurrogate(key.charAt(i + 1))) {
          i++;
        } else {
          throw new StorageKeyException(
              "a storage key has an unpaired surrogate at index "
                  + i
                  + "; it is not valid Unicode");
        }
      }
    }
  }
}
