package io.holdfast.bitcoin.policy.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one text of a document, as RFC 8785 (JSON Canonicalization Scheme) has it: no white space,
 * keys in order, numbers plain. Documents hold whole numbers that a double holds exactly, and
 * decimals of at most 15 digits, so that both are the same.
 */
public final class Canonical {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_DIGITS = 40;

  private final StringBuilder out = new StringBuilder(1024);
  private int depth;

  private Canonical() {}

  /**
   * The text.
   *
   * @throws DocumentException for what is no value of a document
   */
  public static String text(Map<String, ?> document) {
    Canonical writer = new Canonical();
    writer.write(document);
    return writer.out.toString();
  }

  /** The text in UTF-8. */
  public static byte[] bytes(Map<String, ?> document) {
    return text(document).getBytes(UTF_8);
  }

  /** SHA-256 of the text. */
  public static Bytes hash(Map<String, ?> document) {
    return Bytes.of(Hashes.sha256(bytes(document)));
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> object(map);
      case Collection<?> list -> array(list);
      case String text -> string(text);
      case Boolean flag -> out.append(flag.booleanValue());
      case Long number -> out.append(number.longValue());
      case Integer number -> out.append(number.intValue());
      case BigDecimal number -> out.append(plain(number));
      default -> throw new IllegalArgumentException("no value of a document: " + value.getClass());
    }
  }

  private static DocumentException unfit(String what) {
    return new DocumentException(List.of("a document holds no " + what));
  }

  private static String plain(BigDecimal number) {
    if (Math.abs((long) number.scale()) + number.precision() > MAX_DIGITS) {
      throw unfit("number of so many digits");
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private void descend() {
    if (++depth > MAX_DEPTH) {
      throw unfit("more than " + MAX_DEPTH + " levels");
    }
  }

  private void object(Map<?, ?> map) {
    descend();
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(separator);
      string(entry.getKey());
      out.append(':');
      write(entry.getValue());
      separator = ",";
    }
    out.append('}');
    depth--;
  }

  private void array(Collection<?> list) {
    descend();
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      write(item);
      separator = ",";
    }
    out.append(']');
    depth--;
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(c < 0x10 ? '0' : '1').append(hexDigit(c & 0xf));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static char hexDigit(int value) {
    return Character.forDigit(value, 16);
  }
}
