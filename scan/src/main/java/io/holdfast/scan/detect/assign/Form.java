package io.holdfast.scan.detect.assign;

import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import java.util.function.Predicate;

/** Forms of values. */
final class Form {
  private Form() {}

  static Predicate<byte[]> of(CharClass members, int size) {
    return of(members, size, size);
  }

  static Predicate<byte[]> of(CharClass members, int least, int most) {
    return value -> value.length >= least && value.length <= most && members.isAll(value);
  }

  /** Base64 of so many bytes. */
  static Predicate<byte[]> base64Of(int size) {
    return value ->
        value.length >= size * 4 / 3
            && value.length <= size * 4 / 3 + 4
            && CharClass.PADDED_BASE64.isAll(value)
            && Decoding.base64(value).filter(bytes -> bytes.length == size).isPresent();
  }

  static Predicate<byte[]> uuid() {
    return value -> {
      if (value.length != 36 || !CharClass.UUID.isAll(value)) {
        return false;
      }
      return value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-';
    };
  }

  /** A beginning, and members behind it. */
  static Predicate<byte[]> behind(String prefix, CharClass members, int least, int most) {
    return value -> {
      for (int i = 0; i < prefix.length(); i++) {
        if (i >= value.length || value[i] != prefix.charAt(i)) {
          return false;
        }
      }
      int rest = value.length - prefix.length();
      return rest >= least && rest <= most && members.isAll(value, prefix.length(), value.length);
    };
  }
}
